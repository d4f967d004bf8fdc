export type BagValue = string | number | boolean | null | readonly BagValue[] | { readonly [key: string]: BagValue };

/** Properties that are only kept, not acted on, with bags of the objects below: enough for page layouts, axes and the like. */
export class Bag {
  readonly properties = new Map<string, BagValue>();
  readonly children = new Map<string, Bag>();

  child(name: string): Bag {
    let child = this.children.get(name);
    if (child === undefined) {
      child = new Bag();
      this.children.set(name, child);
    }
    return child;
  }

  clone(): Bag {
    const copy = new Bag();
    for (const [name, value] of this.properties) copy.properties.set(name, value);
    for (const [name, child] of this.children) copy.children.set(name, child.clone());
    return copy;
  }

  /** As plain data in a stable order; a bag that was only looked at is the same as none. */
  picture(): Record<string, unknown> {
    const children = [...this.children].map(([name, child]) => [name, child.picture()] as const).filter(([, picture]) => Object.keys(picture).length > 0);
    const entries: (readonly [string, unknown])[] = [...this.properties, ...children];
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}
