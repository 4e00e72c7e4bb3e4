/** A part of a language's words, as web/split_words.ts gives it. */
declare module '*.json?first' {
  const words: unknown;
  export default words;
}

declare module '*.json?later' {
  const words: unknown;
  export default words;
}
