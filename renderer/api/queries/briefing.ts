/** What the window reads of briefings. */
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
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

/** One page as it will print; the page shown before stays until the new one is there. */
export function useBriefingPage(input: BriefingInput, page: number) {
  return useQuery({ ...serviceQueries.brief.preview.queryOptions({ input: { ...input, page } }), placeholderData: keepPreviousData })
}

/** A live figure with the rows behind it. */
export function useBriefingFigure(input: BriefingInput, figure: string | null) {
  return useQuery(serviceQueries.brief.figure.queryOptions({ input: figure === null ? skipToken : { ...input, figure } }))
}

/** A template as its file has it. */
export function useTemplateFile(id: string) {
  return useQuery(serviceQueries.brief.template.queryOptions({ input: { id } }))
}
