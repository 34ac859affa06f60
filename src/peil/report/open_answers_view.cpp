#include "peil/report/labels.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

Words count_or_why(const Pen& pen, const disclosure::OpenCount& count) {
  return count.held ? pen.why(*count.held) : pen.count(count.answers);
}

Words language_name(const Pen& pen, const std::string& code) {
  const Language* language = pen.study().language(code);
  if (language == nullptr) return plain(code);
  return {{TextRun::Kind::Plain, language->own_name, language->code, {}}};
}

PrintedTable open_table(const Pen& pen, const std::string& wave,
                        const std::vector<disclosure::ReleasedOpen>& open) {
  PrintedTable table;
  table.caption = console_words(pen, "view.open.table", {{"wave", plain(wave)}});
  table.columns = {{console_words(pen, "view.open.question")},
                   {console_words(pen, "view.answers"), true}};
  for (const disclosure::ReleasedOpen& one : open) {
    table.rows.push_back({{labels::item(pen, wave, one.item)}, true});
    table.rows.push_back({{console_words(pen, "view.open.all"), count_or_why(pen, one.all)}});
    for (const auto& [language, count] : one.languages)
      table.rows.push_back({{language_name(pen, language), count_or_why(pen, count)}});
  }
  return table;
}

}  // namespace

Section open_answers_view(Pen& pen, const std::string& wave,
                          const std::vector<disclosure::ReleasedOpen>& open) {
  Section section{"open", flat(console_words(pen, "results.open")), {}};
  const Words of_wave = plain(wave);
  if (open.empty()) {
    section.blocks.push_back(Paragraph{console_words(pen, "view.open.none", {{"wave", of_wave}})});
    return section;
  }
  section.blocks.push_back(Paragraph{console_words(pen, "view.open.about", {{"wave", of_wave}})});
  section.blocks.push_back(open_table(pen, wave, open));
  section.blocks.push_back(Paragraph{console_words(pen, "view.open.not-yet")});
  return section;
}

}  // namespace peil::report
