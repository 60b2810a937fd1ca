import type { Failure } from "../failure.ts";
import type { Say } from "../messages/index.ts";
import type { LanguageCode, Rejection, Report } from "../model.ts";

/** What became of one tender: its report, or why there is none. */
export type Entry =
  | {
      readonly kind: "report";
      readonly report: Report;
      /** Verdicts on the user's gates, in the order they were given. */
      readonly gates: readonly Gate[];
      /** Hits that were turned down; only kept for `--explain`. */
      readonly rejections: readonly Rejection[];
    }
  | { readonly kind: "failed"; readonly failure: Failure };

/** A condition that the user set, such as `--fail-under 25`, and its verdict. */
export interface Gate {
  /** As given: `fail-under 25`, `barrier.price-only`, `missing:award.social`. */
  readonly name: string;
  readonly verdict: "passed" | "failed" | "unknown";
  /** Score or clause ids behind the verdict. */
  readonly detail: string;
}

/** Adds colour to a piece of text, or leaves it as it is. */
export type Brush = (text: string) => string;

export interface Paint {
  readonly strong: Brush;
  readonly faint: Brush;
  readonly good: Brush;
  readonly bad: Brush;
  readonly warn: Brush;
  readonly accent: Brush;
}

const asIs: Brush = (text) => text;

/** No colour. */
export const PLAIN: Paint = { strong: asIs, faint: asIs, good: asIs, bad: asIs, warn: asIs, accent: asIs };

/** How to show it. Everything an output knows of the world; it reads no clock, folder or environment. */
export interface OutputContext {
  readonly language: LanguageCode;
  readonly say: Say;
  readonly toolVersion: string;
  /** Columns to wrap at, for outputs in fixed pitch. */
  readonly width: number;
  readonly paint: Paint;
  /** True when the run is about one tender: JSON is then one object and no array. */
  readonly single: boolean;
  readonly quiet: boolean;
  /** Show how hits were decided: of every rule, or of the rules whose id begins so. */
  readonly explain?: true | string;
}

/** Takes the entries one by one and hands back text as soon as it can be written. */
export interface Renderer {
  /** Text to write now; empty for outputs that need the whole run. */
  add(entry: Entry): string;
  /** The rest. */
  end(): string;
}

export type Output = (context: OutputContext) => Renderer;

/** An output that needs all entries at once. */
export function whole(render: (entries: readonly Entry[], context: OutputContext) => string): Output {
  return (context) => {
    const entries: Entry[] = [];
    return {
      add: (entry) => {
        entries.push(entry);
        return "";
      },
      end: () => render(entries, context),
    };
  };
}

/** An output whose text for one entry depends on no other; `index` counts from 0. */
export function streamed(
  render: (entry: Entry, index: number, context: OutputContext) => string,
  frame: { readonly head?: string; readonly tail?: string } = {},
): Output {
  return (context) => {
    let index = 0;
    return {
      add: (entry) => (index === 0 ? (frame.head ?? "") : "") + render(entry, index++, context),
      end: () => (index === 0 ? (frame.head ?? "") : "") + (frame.tail ?? ""),
    };
  };
}
