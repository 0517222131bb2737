declare module 'virtual:icons' {
  /** Address of the picture that holds every icon of `icon-names.ts` as a symbol of that id. */
  export const iconsUrl: string;
}
