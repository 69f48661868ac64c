/** Tells that the service died and came back. */
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
}
