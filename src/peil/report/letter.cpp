#include "peil/findings/wording.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

Words quoted(std::string text, const Pen& pen, const JudgedLetter& letter) {
  return words_in(std::move(text), pen.language(), letter.language);
}

Words reason(const Pen& pen, const JudgedClaim& claim) {
  Words words = claim.reason;
  if (claim.would_be_true) {
    words = std::move(words) + pen.say("letter.would", {{"sentence", *claim.would_be_true}});
  }
  return words;
}

}  // namespace

Section letter(Pen& pen, const JudgedLetter& letter) {
  const findings::Wording words(pen.language());
  Section section{"letter", pen.text("letter.title"), {}};
  section.blocks.push_back(
      Paragraph{pen.say("letter.reading", {{"ground", pen.say(findings::ground_key(letter))}})});
  PrintedTable table;
  table.caption = pen.say("letter.table");
  table.columns = {{pen.say("column.claim")}, {pen.say("column.verdict")}, {pen.say("column.why")}};
  for (const JudgedClaim& c : letter.claims) {
    table.rows.push_back({{quoted(c.quote.empty() ? c.text : c.quote, pen, letter),
                           strong(words.verdict(c.verdict)), reason(pen, c)}});
  }
  section.blocks.push_back(std::move(table));
  if (!letter.not_read.empty()) {
    BulletList unread;
    for (const NotRead& n : letter.not_read) {
      unread.items.push_back(quoted(n.text, pen, letter) + plain(" (") + words.say(n.why) +
                             plain(")"));
    }
    section.blocks.push_back(Paragraph{words.say("page.not-read")});
    section.blocks.push_back(std::move(unread));
  }
  BulletList notes;
  for (const Words& n : letter.notes) notes.items.push_back(n);
  if (!notes.items.empty()) section.blocks.push_back(std::move(notes));
  std::vector<Words> unbound;
  for (const UnboundNumber& n : letter.unbound) unbound.push_back(quoted(n.text, pen, letter));
  section.blocks.push_back(
      Paragraph{unbound.empty() ? pen.say("letter.all-bound")
                                : pen.say("letter.unbound", {{"numbers", pen.list(unbound)}}),
                Paragraph::Role::Note});
  return section;
}

}  // namespace peil::report
