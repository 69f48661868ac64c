/** What the window reads of briefings. */
import { keepPreviousData, skipToken, useQueries, useQuery } from '@tanstack/react-query'
import type { Language } from '../../../shared/messages/translate'
import type { BriefingSettings } from '../../state/briefing'
import { serviceQueries } from '../clients'

export const useTemplates = () => useQuery(serviceQueries.brief.templates.queryOptions())

/** What a briefing is asked with; what is not stated is left to the template. */
export function briefingInput(template: string, { period, series, paper, audience, approval, classification }: BriefingSettings, language: Language) {
  return {
    template,
    audience,
    language,
    ...(period === null ? {} : { period }),
    ...(series === null ? {} : { series }),
    ...(paper === null ? {} : { paper }),
    ...(approval.trim() === '' ? {} : { approval: approval.trim() }),
    ...(classification.trim() === '' ? {} : { classification: classification.trim() }),
  }
}

export type BriefingInput = ReturnType<typeof briefingInput>

/** What is seen: the briefing as it would be made, or as the template in the editor would make it. */
export type SeenBriefing = BriefingInput & { readonly content?: object }

/** One page as it will print; the page shown before stays until the new one is there. */
export function useBriefingPage(input: SeenBriefing, page: number) {
  return useQuery({ ...serviceQueries.brief.preview.queryOptions({ input: { ...input, page } }), placeholderData: keepPreviousData, retry: false })
}

/** A live figure with the rows behind it. */
export function useBriefingFigure(input: SeenBriefing, figure: string | null) {
  return useQuery(serviceQueries.brief.figure.queryOptions({ input: figure === null ? skipToken : { ...input, figure } }))
}

/** How the bureau calls itself on its papers. */
export const useBureau = () => useQuery(serviceQueries.brief.bureau.queryOptions())

/** Several templates as their files have them. */
export function useTemplateFiles(ids: readonly string[]) {
  return useQueries({ queries: ids.map((id) => serviceQueries.brief.template.queryOptions({ input: { id } })), combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])) })
}

/** A template as its file has it. */
export function useTemplateFile(id: string) {
  return useQuery(serviceQueries.brief.template.queryOptions({ input: { id } }))
}
