import { prepareElectron } from '../../build/scripts/runtime/prepare.mjs'
import { createStepReport } from '../../build/scripts/runtime/step-report.mjs'

/** How to start Electron on this machine. */
export type ReadyElectron = {
  /** Path of the runtime; a packaged app has its own. */
  readonly executable: string
  /** Go before the app's folder, and before the arguments of a packaged app. */
  readonly flags: readonly string[]
  /** Complete, with a display. */
  readonly environment: Readonly<Record<string, string>>
}

/**
 * Electron as `npm test` and `npm run bench` have made it ready; started on its own, a test makes it ready itself.
 */
export async function readyElectron(): Promise<ReadyElectron> {
  const { DUTU_ELECTRON, DUTU_ELECTRON_FLAGS } = process.env
  if (DUTU_ELECTRON !== undefined && DUTU_ELECTRON_FLAGS !== undefined) {
    return { executable: DUTU_ELECTRON, flags: JSON.parse(DUTU_ELECTRON_FLAGS) as string[], environment: definedOnly(process.env) }
  }
  const electron = await prepareElectron(createStepReport(process.stderr, { quiet: true }))
  return { executable: electron.executable, flags: electron.flags, environment: definedOnly(electron.environment) }
}

function definedOnly(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
