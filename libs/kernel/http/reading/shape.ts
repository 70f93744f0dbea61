/** What an answer is made of: `true` is a value, a text is the prefix of a typed id (which `expand` can follow), a shape is an object or a list of them. */
export interface Shape {
  readonly [name: string]: true | string | Shape;
}

type Inner<Value> = Value extends readonly (infer Item)[]
  ? Inner<Item>
  : Value extends object
    ? ShapeOf<Value> | true
    : true | string;

/** The shape of a view: it names every member, so that one that is forgotten does not compile. */
export type ShapeOf<View> = { readonly [Name in keyof View]-?: Inner<NonNullable<View[Name]>> };

/** Declares what a view is made of: `shapeOf<BookingView>({ id: true, vehicleId: 'veh', … })`. */
export function shapeOf<View extends object>(shape: ShapeOf<View>): Shape {
  return shape;
}
