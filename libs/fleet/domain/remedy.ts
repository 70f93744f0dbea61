/** Families of generic codes (SAE J2012 groups them by number) and what a workshop would do; the first match counts. */
const FAMILIES: readonly (readonly [first: string, last: string, serviceCode: string])[] = [
  ['B0001', 'B00FF', 'restraints'],
  ['C0000', 'C004F', 'brakes'],
  ['C0050', 'C007F', 'steering'],
  ['C0500', 'C050F', 'brakes'],
  ['P0010', 'P0029', 'engine-timing'],
  ['P0068', 'P0114', 'air-intake'],
  ['P0115', 'P0119', 'cooling-system'],
  ['P0120', 'P0124', 'air-intake'],
  ['P0125', 'P0128', 'cooling-system'],
  ['P0130', 'P0167', 'exhaust'],
  ['P0170', 'P0175', 'fuel-system'],
  ['P0190', 'P0216', 'fuel-system'],
  ['P0217', 'P0217', 'cooling-system'],
  ['P0230', 'P0233', 'fuel-system'],
  ['P0251', 'P0296', 'fuel-system'],
  ['P0300', 'P0317', 'ignition'],
  ['P0340', 'P0349', 'engine-timing'],
  ['P0350', 'P0389', 'ignition'],
  ['P0400', 'P0419', 'emissions'],
  ['P0420', 'P0439', 'exhaust'],
  ['P0440', 'P0459', 'emissions'],
  ['P0480', 'P0485', 'cooling-system'],
  ['P0560', 'P0563', 'electrical'],
  ['P0620', 'P0629', 'electrical'],
  ['P0700', 'P0999', 'transmission'],
  ['P2181', 'P2185', 'cooling-system'],
  ['P2300', 'P2336', 'ignition'],
  ['P2700', 'P2799', 'transmission'],
];

/** The service that a trouble code calls for; `diagnostics` when its family tells no more. `code` is well formed, in upper case. */
export function remedyFor(code: string): string {
  return FAMILIES.find(([first, last]) => first <= code && code <= last)?.[2] ?? 'diagnostics';
}
