/** Whether clicks and keys on the map belong to something that is being drawn: a measure, a parcel. */
import { useCheck } from '../../state/check'
import { useMeasure } from './measure-store'

export function useDrawing(): boolean {
  const measuring = useMeasure((state) => state.mode !== null)
  const sketching = useCheck((state) => state.sketching)
  return measuring || sketching
}
