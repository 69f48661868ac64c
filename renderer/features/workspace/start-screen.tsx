/** What the window shows before a workspace is open: what it is doing and how far, or why there is none and what to do. */
import { Button, Flex, Progress, Result, Spin, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { Message } from '../../../shared/messages/translate'
import { windowMessages } from '../../../shared/messages/window'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { chooseAndCreate, chooseAndOpen } from './choose'
import { type Creating, openWorkspace, type Phase } from '../../state/session'

const CREATING: Readonly<Record<Creating, Message>> = {
  empty: windowMessages.creating,
  firstSample: windowMessages.creatingFirstSample,
  renewedSample: windowMessages.renewingSample,
  sample: windowMessages.creatingSample,
}

export function StartScreen({ phase }: { readonly phase: Exclude<Phase, { name: 'open' }> }) {
  const t = useT()
  switch (phase.name) {
    case 'starting':
      return <Waiting text={t(windowMessages.starting)} />
    case 'opening':
      return <Waiting text={t(windowMessages.opening)} detail={phase.path} />
    case 'creating':
      return (
        <Waiting
          text={t(CREATING[phase.what])}
          detail={phase.progress === null ? '' : progressText(phase.progress, t)}
          percent={phase.progress?.total ? (100 * phase.progress.done) / phase.progress.total : null}
        />
      )
    case 'failed':
      return <Failed path={phase.path} error={phase.error} />
  }
}

function progressText({ done, total }: { done: number; total: number | null }, t: ReturnType<typeof useT>): string {
  return total === null ? '' : t(windowMessages.progressOf, { done, total })
}

function Waiting({ text, detail = '', percent = null }: { text: string; detail?: string; percent?: number | null }): ReactNode {
  return (
    <Flex vertical align="center" justify="center" gap={12} className="start-screen" role="status">
      {percent === null ? <Spin /> : <Progress percent={Math.round(percent)} style={{ width: 320 }} />}
      <Typography.Text>{text}</Typography.Text>
      <Typography.Text type="secondary">{detail}</Typography.Text>
    </Flex>
  )
}

function Failed({ path, error }: { readonly path: string; readonly error: unknown }) {
  const t = useT()
  const language = useLanguage()
  return (
    <Flex vertical align="center" justify="center" className="start-screen">
      <Result
        status="warning"
        title={t(windowMessages.openFailed)}
        subTitle={describeFailure(error, language)}
        extra={[
          <Button key="open" type="primary" onClick={() => void chooseAndOpen()}>
            {t(windowMessages.openWorkspace)}
          </Button>,
          <Button key="new" onClick={() => void chooseAndCreate(t(windowMessages.newWorkspaceName))}>
            {t(windowMessages.newWorkspace)}
          </Button>,
          <Button key="again" onClick={() => void openWorkspace(path)}>
            {t(windowMessages.tryAgain)}
          </Button>,
        ]}
      />
    </Flex>
  )
}
