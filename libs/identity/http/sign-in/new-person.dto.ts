/** Somebody who has an account from now on. */
export class NewPersonView {
  /** `usr_…` */
  readonly userId!: string;
}
