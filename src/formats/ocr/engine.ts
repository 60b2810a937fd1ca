/** A program that recognises text in pictures. */
export interface Engine {
  /** Names of the language data that it has. */
  readonly languages: readonly string[];
  /**
   * @param picture path of a picture file
   * @param data names of language data, all of which the engine has
   * @returns tesseract's TSV: one row a word, with its box in pixels and a confidence
   */
  recognise(picture: string, data: readonly string[]): Promise<string>;
  close(): Promise<void>;
}
