/**
 * Tells the main process once that the window is idle: everything that the panels asked for is there, fonts are loaded, and the map
 * has drawn all tiles and labels, or has said that it cannot. `--shot` takes its picture then.
 */
import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { system } from '../../api/clients'
import { useMapStore } from './map-store'

/** Nothing may have happened for this long. */
const QUIET_MILLISECONDS = 150

export function useIdleReport(): void {
  const fetching = useIsFetching()
  const { map, health } = useMapStore()
  const reported = useRef(false)

  useEffect(() => {
    if (reported.current || fetching > 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const check = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const drawn = map === null ? health === 'unavailable' : map.loaded() && map.areTilesLoaded() && !map.isMoving()
        if (!drawn || document.fonts.status !== 'loaded') {
          if (map === null) check()
          return
        }
        reported.current = true
        performance.mark('dutu:idle')
        void system.reportIdle()
      }, QUIET_MILLISECONDS)
    }
    map?.on('idle', check)
    document.fonts.addEventListener('loadingdone', check)
    check()
    return () => {
      clearTimeout(timer)
      map?.off('idle', check)
      document.fonts.removeEventListener('loadingdone', check)
    }
  }, [fetching, map, health])
}
