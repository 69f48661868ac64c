/**
 * This computer's settings: language, theme, last workspace, view states. One JSON file, replaced whole.
 *
 * Never part of a workspace: looking at a map must not change its file. A damaged file is put aside and defaults apply.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { basemapDescriptionSchema } from '../../shared/domain/basemap'

const VIEW_STATES_KEPT = 50

const settingsSchema = v.object({
  language: v.nullish(v.picklist(['zh', 'en']), null),
  theme: v.nullish(v.picklist(['light', 'dark', 'system']), null),
  lastWorkspace: v.nullish(v.string(), null),
  basemap: v.nullish(basemapDescriptionSchema, { kind: 'bundled' as const }),
  window: v.nullish(
    v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number(), maximized: v.boolean() }),
    null,
  ),
  /** JSON texts by workspace path, oldest first. */
  viewStates: v.nullish(v.array(v.object({ path: v.string(), state: v.string() })), []),
})

export type SettingsData = v.InferOutput<typeof settingsSchema>

export class Settings {
  readonly #file: string
  #data: SettingsData

  /** @param file where the settings live; made at the first change */
  constructor(file: string) {
    this.#file = file
    this.#data = readSettings(file)
  }

  get data(): Readonly<SettingsData> {
    return this.#data
  }

  /** Change some settings and write the file at once. */
  update(change: Partial<SettingsData>): void {
    this.#data = { ...this.#data, ...change }
    mkdirSync(dirname(this.#file), { recursive: true })
    const temporary = `${this.#file}.new`
    writeFileSync(temporary, JSON.stringify(this.#data, null, 1))
    renameSync(temporary, this.#file)
  }

  readViewState(path: string): string | null {
    return this.#data.viewStates.find((entry) => entry.path === path)?.state ?? null
  }

  writeViewState(path: string, state: string): void {
    const others = this.#data.viewStates.filter((entry) => entry.path !== path)
    this.update({ viewStates: [...others, { path, state }].slice(-VIEW_STATES_KEPT) })
  }
}

function readSettings(file: string): SettingsData {
  const defaults = v.parse(settingsSchema, {})
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return defaults
  }
  try {
    return v.parse(settingsSchema, JSON.parse(text))
  } catch {
    renameSync(file, `${file}.damaged`)
    return defaults
  }
}
