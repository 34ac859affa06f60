#include "peil/report/compose.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/language/texts.h"
#include "peil/report/response_detail.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

bool is_fictional(const Study& study, std::span<const WaveResults> waves) {
  return study.fictional || std::ranges::any_of(waves, &WaveResults::fictional);
}

Furniture furniture(const Pen& pen, const Edition& edition) {
  Furniture f;
  f.skip = pen.text("furniture.skip");
  f.contents = pen.text("furniture.contents");
  f.scroll = pen.text("furniture.scroll");
  for (const std::string& language : edition.others) {
    f.others.push_back(
        {language, std::string(language::texts(language).form("report", "furniture.this-report")),
         file_of(language)});
  }
  return f;
}

Words colophon(const Pen& pen, const Edition& edition) {
  Words words =
      pen.say("colophon", {{"version", code(edition.version + " (" + edition.commit + ")")}});
  std::vector<Words> digests;
  for (const Wave& w : pen.study().waves) {
    if (const WaveResults* r = pen.material().results(w.name)) {
      digests.push_back(plain(w.name + " ") + code(r->digest));
    }
  }
  return std::move(words) + pen.say("colophon.digests", {{"digests", pen.list(digests)}});
}

// A section ends with what the signs in it mean.
Section with_note(Pen& pen, Section section) {
  Words note = pen.note_of_signs();
  if (!note.empty()) section.blocks.push_back(Paragraph{std::move(note), Paragraph::Role::Note});
  return section;
}

}  // namespace

std::string file_of(std::string_view language) {
  return "report." + std::string(language) + ".html";
}

Document compose(const Study& study, std::span<const WaveResults> waves, const Edition& edition) {
  expects(!edition.letter || edition.letter->words == edition.language,
          "compose: a letter judged in the language of the report");
  const Material material(study, waves, edition.drivers);
  expects(!edition.drivers || edition.drivers->wave == material.last().name,
          "compose: drivers of the last wave");
  Pen pen(material, edition.language);
  const Wave& last = material.last();

  Document d;
  d.language = edition.language;
  d.title = pen.label(study.title) + plain(" " + last.name);
  d.organisation = pen.label(study.organisation);
  d.subtitle = last.dates_known ? pen.say("subtitle", {{"from", plain(pen.day(last.from))},
                                                       {"to", plain(pen.day(last.to))}})
                                : pen.say("subtitle-undated");
  if (is_fictional(study, waves)) d.warning = pen.text("fictional");
  d.summary = with_note(pen, summary(pen));
  const auto add = [&](Section section) {
    Section made = with_note(pen, std::move(section));
    if (!made.blocks.empty()) d.sections.push_back(std::move(made));
  };
  for (auto* section : {trend, changes, tails, groups, aspects}) add(section(pen));
  if (edition.drivers) add(drivers(pen, *edition.drivers));
  add(recommend(pen));
  Section taking_part = response(pen);
  if (edition.response) add_response_detail(pen, *edition.response, taking_part.blocks);
  add(std::move(taking_part));
  for (auto* section : {method, disclosure_list}) add(section(pen));
  if (edition.letter) d.sections.push_back(letter(pen, *edition.letter));
  d.sections.push_back(with_note(pen, figures_used(pen)));
  d.colophon = colophon(pen, edition);
  d.furniture = furniture(pen, edition);
  return d;
}

}  // namespace peil::report
