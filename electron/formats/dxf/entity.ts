/**
 * One entity of a drawing as its group codes, before its kind is known.
 *
 * Source: AutoCAD DXF reference, “Group codes in numerical order”. Codes below 10 and from 1000 on hold texts, the others numbers.
 */
export type DxfGroup = readonly [code: number, value: string]

export class DxfEntity {
  /** Entities that belong to it: vertices of a POLYLINE, attributes of an INSERT. */
  readonly parts: DxfEntity[] = []

  constructor(
    /** Upper case, e.g. `LWPOLYLINE`. */
    readonly type: string,
    /** 1-based line of the file. */
    readonly line: number,
    readonly groups: DxfGroup[] = [],
  ) {}

  /** The first text under a code; null where there is none. */
  text(code: number): string | null {
    return this.groups.find(([found]) => found === code)?.[1] ?? null
  }

  /** The first number under a code, or the fallback. NaN where it is no number. */
  number(code: number, fallback: number): number {
    const text = this.text(code)
    return text === null ? fallback : Number(text)
  }

  texts(code: number): string[] {
    return this.groups.filter(([found]) => found === code).map(([, value]) => value)
  }

  numbers(code: number): number[] {
    return this.texts(code).map(Number)
  }

  get layer(): string {
    return this.text(8) ?? '0'
  }

  /** Drawn on a sheet rather than in the model. */
  get isPaperSpace(): boolean {
    return this.number(67, 0) === 1
  }

  /** Application data: `SOUTH: 131100; 320612001`; null where there is none. */
  get extendedData(): string | null {
    const parts: string[] = []
    for (const [code, value] of this.groups) {
      if (code === 1001) parts.push(`${value}:`)
      else if (code >= 1000 && code < 1072 && code !== 1002) parts.push(`${value};`)
    }
    return parts.length === 0 ? null : parts.join(' ').replace(/;$/, '').slice(0, 4000)
  }
}
