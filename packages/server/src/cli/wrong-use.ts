/** Something that the caller must put right: the command ends with status 2 and this text. */
export class WrongUse extends Error {}
