import { html, nothing } from "lit";
import { Lexer } from "marked";
import type { Token, Tokens } from "marked";

/**
 * A text in Markdown as elements of the page. Nothing in it is ever read as HTML: what looks like a tag is shown as it was
 * written, a link leads to the web or to a mailbox, and a picture is a link, for loading it would tell somebody that it was seen.
 */
export function markdown(text: string): unknown {
  return Lexer.lex(text, { gfm: true, breaks: true }).map(block);
}

function block(token: Token): unknown {
  switch (token.type) {
    case "space":
    case "def":
      return nothing;
    case "hr":
      return html`<hr />`;
    case "heading":
      return heading(token as Tokens.Heading);
    case "paragraph":
      return html`<p>${inline((token as Tokens.Paragraph).tokens)}</p>`;
    case "text":
      return "tokens" in token && token.tokens ? inline(token.tokens) : (token as Tokens.Text).text;
    case "code":
      return html`<pre tabindex="0"><code>${(token as Tokens.Code).text}</code></pre>`;
    case "blockquote":
      return html`<blockquote>${(token as Tokens.Blockquote).tokens.map(block)}</blockquote>`;
    case "list":
      return list(token as Tokens.List);
    case "table":
      return table(token as Tokens.Table);
    default:
      return html`<p>${token.raw}</p>`;
  }
}

/** The page has its own headings: those of a message are only told apart by their look. */
function heading(token: Tokens.Heading): unknown {
  return html`<p class="markdown-heading">${inline(token.tokens)}</p>`;
}

function list(token: Tokens.List): unknown {
  const items = token.items.map((item) => html`<li>${item.task ? (item.checked ? "☑ " : "☐ ") : nothing}${item.tokens.map(block)}</li>`);
  return token.ordered ? html`<ol start=${token.start || 1}>${items}</ol>` : html`<ul>${items}</ul>`;
}

function table(token: Tokens.Table): unknown {
  return html`<div class="scrolling" tabindex="0">
    <table>
      <thead>
        <tr>
          ${token.header.map((cell) => html`<th scope="col">${inline(cell.tokens)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${token.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${inline(cell.tokens)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function inline(tokens: readonly Token[]): unknown {
  return tokens.map((token) => {
    switch (token.type) {
      case "text":
        return "tokens" in token && token.tokens ? inline(token.tokens) : unescaped((token as Tokens.Text).text);
      case "escape":
        return (token as Tokens.Escape).text;
      case "strong":
        return html`<strong>${inline((token as Tokens.Strong).tokens)}</strong>`;
      case "em":
        return html`<em>${inline((token as Tokens.Em).tokens)}</em>`;
      case "del":
        return html`<del>${inline((token as Tokens.Del).tokens)}</del>`;
      case "codespan":
        return html`<code>${(token as Tokens.Codespan).text}</code>`;
      case "br":
        return html`<br />`;
      case "link":
        return link(token.raw, (token as Tokens.Link).href, inline((token as Tokens.Link).tokens));
      case "image":
        return link(token.raw, (token as Tokens.Image).href, (token as Tokens.Image).text);
      default:
        return token.raw;
    }
  });
}

/** Markdown may name characters as HTML does; the most common ones are shown as what they mean. */
function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function link(raw: string, href: string, text: unknown): unknown {
  return isHarmless(href) ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>` : raw;
}

function isHarmless(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href);
}
