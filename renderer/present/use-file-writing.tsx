/** Asks where a file is to be written, writes it, and tells how that went, with the way to its folder. */
import { App, Button } from 'antd'
import { useCallback } from 'react'
import { windowMessages } from '../../shared/messages/window'
import { system } from '../api/clients'
import { describeFailure } from '../api/problem'
import { useLanguage, useT } from '../i18n'

export type FileWriting<Written> = {
  /** Proposed, without ending. */
  readonly name: string
  readonly extension: string
  /** Null where the person stopped it. */
  readonly write: (path: string) => Promise<Written | null>
  readonly done: (written: Written) => { readonly title: string; readonly remark?: string }
  /** Title of the notice where it failed. */
  readonly failed: string
}

/** @returns a function that answers what was written, null where nothing was */
export function useFileWriting(): <Written extends { readonly file: string }>(writing: FileWriting<Written>) => Promise<Written | null> {
  const { notification } = App.useApp()
  const t = useT()
  const language = useLanguage()
  return useCallback(
    async ({ name, extension, write, done, failed }) => {
      try {
        const path = await system.chooseExportFile({ suggestedName: `${name}.${extension}`, extension })
        if (path === null) return null
        const written = await write(path)
        if (written === null) return null
        const { title, remark = '' } = done(written)
        notification.success({
          title,
          description: [written.file, remark].filter((text) => text !== '').join('\n'),
          placement: 'bottomRight',
          actions: (
            <Button size="small" onClick={() => void system.showInFolder({ path: written.file })}>
              {t(windowMessages.showInFolder)}
            </Button>
          ),
        })
        return written
      } catch (error) {
        notification.error({ title: failed, description: describeFailure(error, language), placement: 'bottomRight' })
        return null
      }
    },
    [notification, t, language],
  )
}
