/** GDAL's own programs, as the other opinion about files: Debian packages gdal-bin and python3-gdal. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const VALIDATOR = '/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py'

export type ProgramResult = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** Run a program to its end. */
export function runProgram(command: string, args: readonly string[], input?: string): ProgramResult {
  const { status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8', maxBuffer: 2 ** 28, ...(input === undefined ? {} : { input }) })
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' }
}

/** Whether GDAL's command line is installed; tests that need it say so when they are skipped. */
export const hasGdal = runProgram('ogrinfo', ['--version']).status === 0

/** Whether GDAL's validator of GeoPackages is installed. */
export const hasGeoPackageValidator = existsSync(VALIDATOR) && runProgram('/usr/bin/python3', ['-c', 'import osgeo']).status === 0

/** What GDAL's validator says of a file: empty where it has nothing to say. Warnings count. */
export function gdalValidation(path: string): string {
  const { stdout, stderr } = runProgram('/usr/bin/python3', [VALIDATOR, '-k', '--extra', '--warning-as-error', path])
  return (stdout + stderr).trim()
}

/** What GDAL warns of when it reads the whole file. */
export function gdalWarnings(path: string): string {
  return runProgram('ogrinfo', ['-ro', '-al', path]).stderr.trim()
}
