/** Briefings: templates, export, preview, the rows behind a figure. */
import * as v from 'valibot'
import { type BriefingResult, type Bureau, briefingAudiences, briefingPapers, briefingSeries, type Figure, type TemplateSummary } from '../domain/briefing'
import { ask, job, pathSchema, request } from './request'

const briefingSchema = {
  template: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  /** As `section.status` takes it; the newest month with readings where absent. */
  period: v.optional(v.pipe(v.string(), v.regex(/^[\dQa-z.-]{4,20}$/))),
  /** One sheet a member, with cover and contents. */
  series: v.optional(v.picklist(briefingSeries)),
  paper: v.optional(v.picklist(briefingPapers)),
  audience: v.optional(v.picklist(briefingAudiences), 'internal'),
  language: v.optional(v.picklist(['zh', 'en']), 'zh'),
  /** 密级, printed as typed. */
  classification: v.optional(v.pipe(v.string(), v.maxLength(30))),
  /** 审图号, printed as typed; without it pages are stamped 内部使用. */
  approval: v.optional(v.pipe(v.string(), v.maxLength(60))),
}

export const briefContract = {
  templates: ask<readonly TemplateSummary[]>(),
  /** A template as its file has it, for changing it. */
  template: request<unknown>()(v.object({ id: v.string() })),
  /** Save a template of the bureau's own; one action. */
  saveTemplate: request<{ readonly actionId: string }>()(v.object({ template: v.unknown() })),
  /** The bureau as its papers name it; `own` false: as shipped, or a blank to fill in. */
  bureau: ask<Bureau & { readonly own: boolean }>(),
  saveBureau: request<{ readonly actionId: string }>()(
    v.object({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)), numberPrefix: v.pipe(v.string(), v.trim(), v.maxLength(20)), logo: v.nullable(v.pipe(v.string(), v.maxLength(4_000_000))) }),
  ),
  /** A PNG or JPEG file as `data:` address, for a logo or a picture part. */
  picture: request<{ readonly address: string }>()(v.object({ path: pathSchema })),
  /** Take the bureau's own template back; a shipped one of the same id holds again. */
  resetTemplate: request<{ readonly actionId: string | null }>()(v.object({ id: v.string() })),
  /**
   * Write .pdf, .docx or .png by the path's ending; all or nothing. Remembers the edition where the workspace can be written.
   *
   * For the public it waits for its 审图号 ('brief.awaitsApproval'); `draft` makes the copy for review without one, stamped on every page.
   */
  make: job<BriefingResult>()(v.object({ ...briefingSchema, path: pathSchema, draft: v.optional(v.boolean(), false) })),
  /** One page as SVG in millimetres; groups of live figures carry `data-figure`. `content`: a template as it stands in the editor, not saved yet. */
  preview: request<{ readonly pages: number; readonly page: number; readonly width: number; readonly height: number; readonly svg: string }>()(
    v.object({ ...briefingSchema, page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1), content: v.optional(v.unknown()) }),
  ),
  /** A figure asked again by its id, with the rows behind it. */
  figure: request<Figure>()(v.object({ ...briefingSchema, figure: v.pipe(v.string(), v.maxLength(400)), content: v.optional(v.unknown()) })),
}
