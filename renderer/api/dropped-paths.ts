/** Where dropped files lie. The preload script knows; nothing else of this computer's file system reaches the window. */

declare global {
  interface Window {
    /** Set by the preload script. */
    readonly dutu?: { readonly pathOfFile: (file: File) => string }
  }
}

/** @returns absolute paths; what has none (a picture dragged out of a web page) is left out */
export function pathsOfDrop(transfer: DataTransfer): readonly string[] {
  const pathOfFile = window.dutu?.pathOfFile
  if (pathOfFile === undefined) return []
  return [...transfer.files].map((file) => pathOfFile(file)).filter((path) => path !== '')
}

/** Whether something that is dragged over the window is files at all; what they are is known only when they are dropped. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false
}
