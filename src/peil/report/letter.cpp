#include "peil/findings/wording.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

Words outside(std::string text, const Pen& pen, const JudgedLetter& letter) {
  return {{TextRun::Kind::Plain,
           std::move(text),
           letter.language == pen.language() ? "" : letter.language,
           {}}};
}

Words reason(const Pen& pen, const JudgedLetter& letter, const JudgedClaim& claim) {
  Words words = outside(claim.reason, pen, letter);
  if (claim.would_be_true) {
    words = std::move(words) +
            pen.say("letter.would", {{"sentence", outside(*claim.would_be_true, pen, letter)}});
  }
  if (claim.interviews_needed) {
    words =
        std::move(words) + pen.say("letter.needed", {{"n", pen.count(*claim.interviews_needed)}});
  }
  return words;
}

}  // namespace

Section letter(Pen& pen, const JudgedLetter& letter) {
  const findings::Wording words(pen.language());
  Section section{"letter", pen.text("letter.title"), {}};
  section.blocks.push_back(Paragraph{pen.say("letter.reading")});
  PrintedTable table;
  table.caption = pen.text("letter.table");
  table.columns = {{pen.say("column.claim")}, {pen.say("column.verdict")}, {pen.say("column.why")}};
  for (const JudgedClaim& c : letter.claims) {
    table.rows.push_back(
        {{outside(c.text, pen, letter), strong(words.verdict(c.verdict)), reason(pen, letter, c)}});
  }
  section.blocks.push_back(std::move(table));
  BulletList notes;
  for (const std::string& n : letter.notes) notes.items.push_back(outside(n, pen, letter));
  if (!notes.items.empty()) section.blocks.push_back(std::move(notes));
  std::vector<Words> unbound;
  for (const UnboundNumber& n : letter.unbound) unbound.push_back(outside(n.text, pen, letter));
  section.blocks.push_back(
      Paragraph{unbound.empty() ? pen.say("letter.all-bound")
                                : pen.say("letter.unbound", {{"numbers", pen.list(unbound)}}),
                Paragraph::Role::Note});
  return section;
}

}  // namespace peil::report
