/** What only the main process can do: dialogs, the shell, settings of this computer. Served on a port of its own. */
import * as v from 'valibot'
import { type BasemapDescription, basemapDescriptionSchema } from '../domain/basemap'
import type { Language } from '../messages/translate'
import { ask, pathSchema, request } from './request'

export type ThemeChoice = 'light' | 'dark' | 'system'

/** Where the window starts, and what it remembers. */
export type StartState = {
  /** Workspace to open first: the last one or the demonstration. */
  readonly workspacePath: string
  /** Set on first run: `workspacePath` does not exist yet, and this sample is to be made there (workspace.create) before it is opened. */
  readonly sampleToCreate: 'nantong' | null
  /** `workspacePath` is the demonstration of this computer's user, made by an earlier start: it may be out of date. */
  readonly ownSample: boolean
  readonly language: Language
  readonly theme: ThemeChoice
  /** True while `--shot` waits for an idle window. */
  readonly shot: boolean
  readonly version: string
}

export const systemContract = {
  start: ask<StartState>(),
  setLanguage: request<void>()(v.object({ language: v.picklist(['zh', 'en']) })),
  setTheme: request<void>()(v.object({ theme: v.picklist(['light', 'dark', 'system']) })),
  /** Ask for a workspace to open; null when the person cancels. */
  chooseWorkspace: ask<string | null>(),
  chooseNewWorkspace: request<string | null>()(v.object({ suggestedName: v.string() })),
  chooseExportFile: request<string | null>()(v.object({ suggestedName: v.string(), extension: v.string() })),
  /** The base map in use on this computer. */
  basemap: ask<BasemapDescription>(),
  /** Take another base map. A file comes from `chooseBasemapFile`. The page is loaded again where other origins are to be allowed. */
  setBasemap: request<void>()(basemapDescriptionSchema),
  /** Ask for a PMTiles or MBTiles file and look into it; null when the person cancels. */
  chooseBasemapFile: ask<BasemapDescription | null>(),
  /** Ask for a file of any format that can be read; null when the person cancels. */
  chooseSourceFile: ask<string | null>(),
  /** The same for a folder: shapefiles, a file geodatabase. */
  chooseSourceFolder: ask<string | null>(),
  /** Ask for documents and photos; empty when the person cancels. */
  chooseFiles: ask<readonly string[]>(),
  /** Where a copy of a stored document may be written to be looked at. */
  temporaryCopyPath: request<string>()(v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)) })),
  /** Open such a copy with the program that the system has for it; false where it has none or the file could be a program itself. */
  openTemporaryCopy: request<boolean>()(v.object({ path: pathSchema })),
  showInFolder: request<void>()(v.object({ path: pathSchema })),
  /** View state (camera, layers, panels) of a workspace: JSON text kept in this computer's settings, never in the file. */
  readViewState: request<string | null>()(v.object({ path: pathSchema })),
  writeViewState: request<void>()(v.object({ path: pathSchema, state: v.pipe(v.string(), v.maxLength(100_000)) })),
  /** The window tells that map and panels are idle (`--shot` waits for it). */
  reportIdle: ask<void>(),
  /** The window tells why it has no workspace to show (`--shot` ends with it). */
  reportFailure: request<void>()(v.object({ reason: v.pipe(v.string(), v.maxLength(10_000)) })),
}
