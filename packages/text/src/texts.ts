/** The shape of a text tree: the same keys, any sentence. The Danish source gives the keys, the other languages fill them. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
