/** A file that cannot be used, said in one plain sentence. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';
}
