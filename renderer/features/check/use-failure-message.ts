/** Says why something could not be done. */
import { App } from 'antd'
import { useCallback } from 'react'
import { describeFailure } from '../../api/problem'
import { useLanguage } from '../../i18n'

export function useFailureMessage(): (error: unknown) => void {
  const language = useLanguage()
  const { message } = App.useApp()
  return useCallback((error) => void message.error(describeFailure(error, language)), [language, message])
}
