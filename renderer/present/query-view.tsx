/** The three states of something that is read: being read, failed with the way out, there. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { inspectorMessages } from '../../shared/messages/inspector'
import { describeFailure } from '../api/problem'
import { useLanguage, useT } from '../i18n'
import { FailureNote, Loading } from '../ui/notes'

export function QueryView<Data>({ query, children }: { readonly query: UseQueryResult<Data>; readonly children: (data: Data) => ReactNode }) {
  const t = useT()
  const language = useLanguage()
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) {
    return <FailureNote text={describeFailure(query.error, language)} retryText={t(inspectorMessages.tryAgain)} onRetry={() => void query.refetch()} />
  }
  return <Loading text={t(inspectorMessages.loading)} />
}
