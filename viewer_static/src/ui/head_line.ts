/** The head of the screen where it has little room: in one line on a phone, and beside the panel of a lesson. */
import { type CSSResult, css } from "lit";

/** What of `host` stands in one line on a phone held upright. */
export function headLine(host: CSSResult): CSSResult {
  return css`
    /* One line says where one is and holds the signs: the view begins below it. */
    ${host} .top {
      flex-direction: row;
      align-items: center;
      padding: 8px 10px 20px;
    }
    ${host} .top .where p:first-child {
      display: none;
    }
    ${host} .where :is(h2, .banner) {
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    ${host} .where h2 {
      font-size: 16px;
    }
    ${host} .where .banner {
      font-size: 11px;
    }
    ${host} .where .banner a {
      /* A target of 24 px, whatever the size of its letters; cut with three dots, never within a letter. */
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      min-width: 24px;
      line-height: 24px;
    }
    ${host} .bar {
      align-self: auto;
      gap: 6px;
    }
  `;
}

export const headBeside = css`
  /* Beside the panel of a lesson there is half the room: signs for words, one line for what this is. */
  :host([data-beside]) .bar .word,
  :host([data-beside]) .where p:first-child {
    display: none;
  }
  :host([data-beside]) .where .banner {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  :host([data-beside]) .where .banner a {
    display: block;
    overflow: hidden;
    line-height: 24px;
    text-overflow: ellipsis;
  }
  @media (max-width: 700px) and (orientation: portrait) {
    :host([data-beside]) .top {
      flex-direction: row;
      padding: 8px 10px 20px;
    }
    :host([data-beside]) .bar {
      align-self: auto;
      gap: 4px;
    }
    :host([data-beside]) .where h2 {
      font-size: 16px;
      line-height: 1.25;
    }
    :host([data-beside]) .where .banner {
      white-space: normal;
    }
    :host([data-beside]) .where .banner a {
      display: -webkit-box;
      line-height: 1.3;
      -webkit-line-clamp: 2;
    }
  }
`;
