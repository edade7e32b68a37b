export function withLock<T>(
  folder: string,
  name: string,
  work: () => Promise<T> | T,
  options?: { onWait?: () => void },
): Promise<T>
