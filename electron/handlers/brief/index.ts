/** Briefings: export, preview, templates of the bureau's own. */
import { defineHeavyJob, runHeavyJob, runHeavyRequest } from '../../jobs/heavy-job'
import { AppError } from '../../../shared/errors'
import { contract, runJob } from '../base'
import type { Template } from '../../report/parts/template'
import { pictureOfAddress } from '../../report/scene/picture-address'
import { completeOverviews } from '../overviews'
import type { Session } from '../session'
import { settingChange, settingRemoval } from '../settings'
import { composeBriefing } from './compose-briefing'
import { withDraftFolder } from './draft-folder'
import { bureauChange, readBureau, readPicture } from './bureau'
import { editionChanges } from './editions'
import { queryOfId } from './figures'
import { fontsOf, type MadeBriefing, makeBriefing, type MakeInput } from './make-briefing'
import { TEMPLATE_AREA } from './own-templates'
import { parseTemplate, readTemplate, readTemplates, summaryOf } from './read-templates'

const { brief } = contract

type Seen = Omit<MakeInput, 'path' | 'folder'> & { readonly content?: unknown }
type PreviewInput = Seen & { readonly page: number }
type FigureInput = Seen & { readonly figure: string }

/** The template as it stands in the editor, or as it is saved. */
const templateOf = async (session: Session, { template, content }: Seen): Promise<Template> => (content === undefined ? readTemplate(session, template) : parseTemplate(content, template))

const makeJob = defineHeavyJob({ name: 'brief.make', lane: 'report', work: (session, input: MakeInput, job) => makeBriefing(session, input, job) })

const previewJob = defineHeavyJob({
  name: 'brief.preview',
  lane: 'report',
  async work(session, input: PreviewInput, job) {
    const { layOut, sceneToSvg } = await import('../../report/print')
    const fonts = await fontsOf(session)
    const briefing = await composeBriefing(session, await templateOf(session, input), input, fonts, job)
    try {
      const laid = await layOut(briefing.document, fonts, job.signal)
      const wanted = Math.min(input.page, laid.count)
      const page = await laid.page(wanted)
      return { pages: laid.count, page: wanted, width: page.scene.width, height: page.scene.height, svg: sceneToSvg(page.scene, fonts) }
    } finally {
      await briefing.close()
    }
  },
})

const figureJob = defineHeavyJob({
  name: 'brief.figure',
  lane: 'report',
  async work(session, input: FigureInput, job) {
    const briefing = await composeBriefing(session, await templateOf(session, input), input, await fontsOf(session), job)
    try {
      const { query, member } = queryOfId(input.figure)
      const found = member === null ? null : (briefing.members.find(({ id, series }) => id === member.id && series === member.series) ?? null)
      return await briefing.figures.ask(query, briefing.contextOf(found, true))
    } finally {
      await briefing.close()
    }
  },
})

export const briefJobs = [makeJob, previewJob, figureJob]

export const briefHandlers = brief.router({
  templates: brief.templates.handler(async ({ context: { session } }) => (await readTemplates(session)).map(summaryOf)),
  template: brief.template.handler(({ input, context: { session } }) => readTemplate(session, input.id)),
  saveTemplate: brief.saveTemplate.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const template = parseTemplate(input.template, 'template')
    const { actionId } = await workspace.write({ action: 'brief.saveTemplate', actor: session.actor, params: { template: template.id } }, [await settingChange(workspace, TEMPLATE_AREA, template.id, template)])
    return { actionId }
  }),
  bureau: brief.bureau.handler(({ context: { session } }) => readBureau(session.workspace())),
  saveBureau: brief.saveBureau.handler(async ({ input, context: { session } }) => {
    if (input.logo !== null && pictureOfAddress(input.logo) === null) throw new AppError('brief.badPicture', { path: 'logo' })
    const workspace = session.workspace()
    const { actionId } = await workspace.write({ action: 'brief.saveBureau', actor: session.actor, params: { name: input.name } }, [await bureauChange(workspace, input)])
    return { actionId }
  }),
  picture: brief.picture.handler(async ({ input }) => ({ address: await readPicture(input.path) })),
  resetTemplate: brief.resetTemplate.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const change = await settingRemoval(workspace, TEMPLATE_AREA, input.id)
    if (change === null) return { actionId: null }
    const { actionId } = await workspace.write({ action: 'brief.resetTemplate', actor: session.actor, params: { template: input.id } }, [change])
    return { actionId }
  }),
  make: brief.make.handler(({ input, context: { session }, signal }) =>
    runJob('brief', signal, async (job) => {
      const { draft, ...asked } = input
      if (asked.audience === 'public' && !draft && (asked.approval ?? '').trim() === '') {
        const { title } = await readTemplate(session, asked.template)
        throw new AppError('brief.awaitsApproval', { template: title[asked.language] })
      }
      await completeOverviews(session, job.signal)
      const made = await withDraftFolder(asked.path, (folder) => runHeavyJob(session, makeJob, { ...asked, folder }, job))
      await recordEdition(session, made)
      return made.result
    }),
  ),
  preview: brief.preview.handler(async ({ input, context: { session }, signal }) => {
    await completeOverviews(session, signal)
    return runHeavyRequest(session, previewJob, input, signal)
  }),
  figure: brief.figure.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, figureJob, input, signal)),
})

/** The edition is remembered where the workspace can be written; a reader makes the same paper without a trace. */
async function recordEdition(session: Session, { edition, figures }: MadeBriefing): Promise<void> {
  const workspace = session.workspace()
  if ((await workspace.info()).access.mode !== 'readWrite') return
  const changes = await editionChanges(workspace, edition, figures, session.actor, new Date())
  if (changes.length === 0) return
  await workspace.write({ action: 'brief.make', actor: session.actor, params: { template: edition.template, period: edition.period ?? edition.asOf, audience: edition.audience } }, changes)
}
