import { describe, expect, test } from 'vitest';
import { DomainError } from '#kernel/domain';
import { remedyFor } from './remedy.ts';
import { parseTroubleCode } from './trouble-code.ts';

describe('a trouble code', () => {
  test('brings its text and the system that its letter names', () => {
    const description = 'Engine Coolant Temperature Sensor Circuit 1 High Input';
    expect(parseTroubleCode(' p0118 ')).toEqual({ code: 'P0118', system: 'powertrain', description });
  });

  test.each([
    ['B0001', 'body'],
    ['C0035', 'chassis'],
    ['U0100', 'network'],
  ])('%s belongs to the system %s', (code, system) => {
    expect(parseTroubleCode(code)).toMatchObject({ code, system, description: expect.any(String) as string });
  });

  test.each(['P1ABC', 'U3FFF'])('%s is well formed but of a maker: it has no text and is not refused', (code) => {
    expect(parseTroubleCode(code)).toMatchObject({ code, description: null });
  });

  test.each(['', 'P011', 'P01188', 'P4118', 'X0118', 'P0 118', 'P01G8', 'constructor'])('"%s" is refused', (text) => {
    expect(() => parseTroubleCode(text)).toThrow(DomainError);
  });
});

describe('what a workshop would do', () => {
  test.each([
    ['P0115', 'cooling-system'],
    ['P0118', 'cooling-system'],
    ['P0119', 'cooling-system'],
    ['P0120', 'air-intake'],
    ['P0128', 'cooling-system'],
    ['P0300', 'ignition'],
    ['P0420', 'exhaust'],
    ['P0562', 'electrical'],
    ['P0741', 'transmission'],
    ['C0035', 'brakes'],
    ['P1ABC', 'diagnostics'],
    ['U0100', 'diagnostics'],
  ])('about %s is %s', (code, serviceCode) => {
    expect(remedyFor(code)).toBe(serviceCode);
  });
});
