/** `dutu info FILE` */
import type { WorkspaceInfo } from '../../../shared/domain/workspace'
import { commandMessages } from '../../../shared/messages/command'
import { type Language, translate } from '../../../shared/messages/translate'
import { argument, type DutuCommand } from './command'

export const infoCommand: DutuCommand = {
  usage: 'info <file>',
  summary: commandMessages.info,
  declare: () => {},
  async run(context, args) {
    const info = await context.client.workspace.open({ path: context.path(argument(args, 0)), readOnly: true })
    context.answer(workspaceAnswer(info), () => describeWorkspace(info, context.language))
  },
}

/** What `new` and `info` print with `--json`. */
export function workspaceAnswer(info: WorkspaceInfo) {
  const { path, layers, title, ...facts } = info
  return {
    file: path,
    ...facts,
    title,
    layers: layers.map((layer) => ({ ...layer, title: layer.title.zh })),
  }
}

/** The same for a person. */
export function describeWorkspace(info: WorkspaceInfo, language: Language): string {
  const rows = info.layers.map((layer) => {
    const cells = [layer.name.padEnd(26), String(layer.features).padStart(9), (layer.geometry ?? '–').padEnd(16), layer.title[language]]
    return [...cells, layer.vintage ?? ''].join('  ').trimEnd()
  })
  const facts = { path: info.path, version: info.schemaVersion, today: info.today ?? '–' }
  return [info.title, translate(commandMessages.workspaceFacts, language, facts), ...rows].join('\n')
}
