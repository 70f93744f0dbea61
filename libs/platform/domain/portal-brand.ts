/** How the developer portal looks to those who come by the tenant's own host. */
export interface PortalBrand {
  readonly name: string;
  /** https. */
  readonly logoUrl: string | null;
  /** `#rrggbb`. */
  readonly accentColor: string | null;
  /** In lower case. */
  readonly host: string | null;
}

/** The TXT record that proves that a host is the tenant's. */
export interface HostRecord {
  readonly name: string;
  readonly value: string;
}

const RECORD_NAME = '_clutch-portal';
const RECORD_VALUE = 'clutch-portal=';

export const recordOfHost = (host: string, challenge: string): HostRecord => ({
  name: `${RECORD_NAME}.${host}`,
  value: `${RECORD_VALUE}${challenge}`,
});

/** What links must have against white to be read (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** The contrast of a colour, `#rrggbb`, against white: 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOnWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
