#include "peil/report/compose.h"

#include <algorithm>
#include <map>

#include "peil/base/contract.h"
#include "peil/language/texts.h"
#include "peil/report/response_detail.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

Furniture furniture(const Pen& pen, const Edition& edition) {
  Furniture f;
  f.skip = pen.text("furniture.skip");
  f.contents = pen.text("furniture.contents");
  f.scroll = pen.text("furniture.scroll");
  f.fictional_pages = pen.text("furniture.fictional-pages");
  for (const std::string& language : edition.others) {
    f.others.push_back(
        {language, std::string(language::texts(language).form("report", "furniture.this-report")),
         file_of(language)});
  }
  return f;
}

// In the order of the study; what it does not name is left out, but for what says how figures were
// made and which they are.
std::vector<std::string> chapters(const Study& study) {
  std::vector<std::string> all = study.report.chapters;
  const std::size_t first = all.empty() ? 0 : chapters_of_reports.size() - chapters_that_stay;
  for (std::size_t i = first; i < chapters_of_reports.size(); ++i)
    if (std::ranges::find(all, chapters_of_reports[i]) == all.end())
      all.emplace_back(chapters_of_reports[i]);
  // The last table holds every figure above it.
  std::erase(all, "figures");
  all.emplace_back("figures");
  return all;
}

Section chapter(Pen& pen, const std::string& id, const Edition& edition) {
  const std::map<std::string, Section (*)(Pen&), std::less<>> plain_ones{
      {"trend", trend},         {"changes", changes},
      {"tails", tails},         {"groups", groups},
      {"aspects", aspects},     {"recommend", recommend},
      {"method", method},       {"disclosure", disclosure_list},
      {"figures", figures_used}};
  if (id == "drivers") return edition.drivers ? drivers(pen, *edition.drivers) : Section{};
  if (id == "response") {
    Section taking_part = response(pen);
    if (edition.response) add_response_detail(pen, *edition.response, taking_part.blocks);
    return taking_part;
  }
  const auto found = plain_ones.find(id);
  expects(found != plain_ones.end(), "compose: a chapter of reports");
  return found->second(pen);
}

// The study's own words stand before everything else.
Section with_own_text(const Pen& pen, Section section) {
  for (const ReportPlan::OwnText& own : pen.study().report.texts)
    if (own.chapter == section.id)
      section.blocks.insert(section.blocks.begin(), Paragraph{pen.label(own.text)});
  return section;
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

// A list of one point is a sentence.
Section without_lone_bullets(Section section) {
  for (Block& block : section.blocks) {
    auto* list = std::get_if<BulletList>(&block);
    if (list != nullptr && list->items.size() == 1) {
      Words only = std::move(list->items.front());
      block = Paragraph{std::move(only)};
    }
  }
  return section;
}

// A section ends with what the signs in it mean.
Section with_note(Pen& pen, Section section) {
  section = without_lone_bullets(std::move(section));
  Words note = pen.note_of_signs();
  if (!note.empty()) section.blocks.push_back(Paragraph{std::move(note), Paragraph::Role::Note});
  return section;
}

}  // namespace

bool is_fictional(const Pen& pen) {
  return pen.study().fictional || std::ranges::any_of(pen.study().waves, [&](const Wave& wave) {
           const WaveResults* results = pen.material().results(wave.name);
           return results != nullptr && results->fictional;
         });
}

void dress(Document& document, const Pen& pen) {
  const ReportPlan& report = pen.study().report;
  document.style = report.style;
  if (!report.service.empty()) document.service = pen.label(report.service);
  document.logo = report.logo;
  if (report.logo) document.logo_text = pen.label(report.logo_text);
}

Document frame_of(const Pen& pen, const Edition& edition) {
  const Study& study = pen.study();
  const Wave& last = pen.material().last();
  Document d;
  d.language = edition.language;
  d.organisation = pen.label(study.organisation);
  d.subtitle = last.dates_known ? pen.say("subtitle", {{"from", plain(pen.day(last.from))},
                                                       {"to", plain(pen.day(last.to))}})
                                : pen.say("subtitle-undated");
  if (is_fictional(pen)) d.warning = pen.text("fictional");
  dress(d, pen);
  d.colophon = colophon(pen, edition);
  d.furniture = furniture(pen, edition);
  return d;
}

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
  Document d = frame_of(pen, edition);
  d.title = pen.label(study.title) + plain(" " + material.last().name);
  d.summary = with_own_text(pen, with_note(pen, summary(pen)));
  for (const std::string& id : chapters(study)) {
    if (id == "figures" && edition.letter) d.sections.push_back(letter(pen, *edition.letter));
    Section made = with_note(pen, chapter(pen, id, edition));
    if (!made.blocks.empty()) d.sections.push_back(with_own_text(pen, std::move(made)));
  }
  return d;
}

}  // namespace peil::report
