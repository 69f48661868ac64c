/** Tells that the service died and came back, and that an old demonstration was kept. */
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { windowMessages } from '../../shared/messages/window'
import { useSession } from '../state/session'
import { useT } from '../i18n'

export function useServiceNotices(): void {
  const { notification } = App.useApp()
  const t = useT()
  const restarts = useSession((state) => state.restarts)
  const told = useRef(restarts)
  useEffect(() => {
    if (restarts === told.current) return
    told.current = restarts
    notification.warning({ title: t(windowMessages.serviceRestarted), placement: 'bottomRight', duration: 12 })
  }, [restarts, notification, t])
  const keepsOldSample = useSession((state) => state.keepsOldSample && !state.shot)
  useEffect(() => {
    if (!keepsOldSample) return
    useSession.setState({ keepsOldSample: false })
    notification.info({ title: t(windowMessages.oldSampleKept), description: t(windowMessages.oldSampleKeptDetail), placement: 'bottomRight', duration: 20 })
  }, [keepsOldSample, notification, t])
}
