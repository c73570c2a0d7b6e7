/** A file of more bytes or characters is no source that somebody wrote, and its syntax tree would fill the memory. */
export const maxLength = 5_000_000;

/** Why such a file is passed over, in a sentence about it. */
export const tooLong = `It is over ${maxLength / 1_000_000} MB, too long to be read as source.`;
