/** Which of several dropped paths are sources of their own: a shapefile's parts are one, files beside it are others. */

/** What lies beside a .shp and is read with it. */
const SHAPEFILE_PARTS = /\.(?:dbf|shx|prj|cpg|cst|qpj|sbn|sbx|qix|fix|fbn|fbx|ain|aih|ixs|mxs|atx|shp\.xml)$/i
const SHAPEFILE = /\.shp$/i

/**
 * @param paths as they were dropped
 * @returns what is to be opened, in the order of dropping; parts of a shapefile are left to its .shp, wherever it was dropped or lies beside them
 */
export function sourcesAmong(paths: readonly string[]): readonly string[] {
  const stems = new Set(paths.filter((path) => SHAPEFILE.test(path)).map((path) => stemOf(path, SHAPEFILE)))
  return paths.filter((path) => !SHAPEFILE_PARTS.test(path) || !stems.has(stemOf(path, SHAPEFILE_PARTS)))
}

/** Name of a file without its folder, on either system. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}

const stemOf = (path: string, ending: RegExp) => path.replace(ending, '').toLowerCase()
