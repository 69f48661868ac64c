/** What the window reads of letters. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LetterInput } from '../../../shared/contract/letter'
import { useAskedDay } from '../../state/past'
import type { SheetInput } from '../../state/letter-sheet'
import { serviceQueries } from '../clients'

/** Sets of templates, and which is in use. */
export function useLetterSets() {
  return useQuery(serviceQueries.letter.sets.queryOptions())
}

/** The past day that is looked at, as letters ask for it. */
function useOnDay(): { readonly on?: string } {
  const { asOf } = useAskedDay()
  return asOf === undefined ? {} : { on: asOf }
}

/** Issued letters, newest first; null: of all tasks. */
export function useLetters(taskId: string | null) {
  return useQuery(serviceQueries.letter.list.queryOptions({ input: { ...useOnDay(), ...(taskId === null ? {} : { taskId }) } }))
}

/** Letters that are due on the day that is looked at. */
export function useLettersDue() {
  return useQuery(serviceQueries.letter.due.queryOptions({ input: useOnDay() }))
}

/** What a letter would say; the text shown before stays until the new one is there. */
export function useLetterPreview(input: LetterInput) {
  return useQuery({ ...serviceQueries.letter.preview.queryOptions({ input }), placeholderData: keepPreviousData })
}

/** A page of a letter as it will print; the page shown before stays until the new one is there. */
export function useLetterSheetPage(input: SheetInput, page: number) {
  return useQuery({ ...serviceQueries.letter.sheet.queryOptions({ input: { ...input, page } }), placeholderData: keepPreviousData, retry: false })
}
