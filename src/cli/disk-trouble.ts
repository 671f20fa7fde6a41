// Why the disk said no, in words.

const reasons: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a file of that name is in the way",
  EISDIR: "a folder of that name is in the way",
  ENOTDIR: "a part of the path is a file",
  ENOENT: "a part of the path does not exist",
  ENAMETOOLONG: "the name is too long",
};

/** The reason in an error of the file system. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
