/** Enough of a number in E.164 form to know it again: `•••• 42`. */
export function phoneHint(phone: string): string {
  return `•••• ${phone.slice(-2)}`;
}

/** Enough of an e-mail address to know it again: `a•••@garage.example`. */
export function emailHint(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}•••${email.slice(at)}`;
}
