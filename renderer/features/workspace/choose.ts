/** Ask for a file, then open or make it. */
import { system } from '../../api/clients'
import { createWorkspace, openWorkspace } from '../../state/session'

export async function chooseAndOpen(): Promise<void> {
  const path = await system.chooseWorkspace()
  if (path !== null) await openWorkspace(path)
}

export async function chooseAndCreate(suggestedName: string): Promise<void> {
  const path = await system.chooseNewWorkspace({ suggestedName: `${suggestedName}.gpkg` })
  if (path !== null) await createWorkspace(path, 'empty')
}

/** A demonstration of one's own choice of place: the one of every start is left alone. */
export async function chooseAndCreateSample(suggestedName: string): Promise<void> {
  const path = await system.chooseNewWorkspace({ suggestedName: `${suggestedName}.gpkg` })
  if (path !== null) await createWorkspace(path, 'sample')
}
