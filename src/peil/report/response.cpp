#include <algorithm>

#include "peil/findings/response_rates.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

constexpr double low_response = 0.10;

Words drawn(const Pen& pen, const findings::ResponseRate& r) {
  return r.drawn > 0 ? pen.count(r.drawn) : pen.say("not-recorded");
}

Words share(const Pen& pen, const findings::ResponseRate& r) {
  return r.share ? pen.percent(*r.share) : pen.say("unknown");
}

PrintedRow row(const Pen& pen, Words label, const findings::ResponseRate& r) {
  return {{std::move(label), drawn(pen, r), pen.count(r.answered), pen.count(r.complete),
           share(pen, r)}};
}

// A group that did not answer at all and one that hardly did deserve a sentence, not a cell.
void warn(Pen& pen, const WaveResults& results, std::vector<Block>& blocks) {
  const bool last = &results == &pen.material().last_results();
  const auto role = last ? Paragraph::Role::Warning : Paragraph::Role::Note;
  std::vector<Words> low;
  for (const CustomerGroup& g : pen.study().customer_groups) {
    const findings::ResponseRate r = findings::response_of(results, pen.study(), g.name);
    if (r.answered > 0 && r.share && *r.share < low_response) {
      low.push_back(pen.say("response.group-share",
                            {{"group", pen.label(g.label)}, {"share", pen.percent(*r.share)}}));
    }
  }
  const Words wave = plain(results.wave);
  if (const Words silent = silent_words(pen, results); !silent.empty()) {
    blocks.push_back(Paragraph{silent, role});
  }
  if (!low.empty()) {
    blocks.push_back(Paragraph{
        pen.say("response.low",
                {{"wave", wave}, {"limit", pen.percent(low_response)}, {"groups", pen.list(low)}}),
        role});
  }
}

void add_wave(Pen& pen, const WaveResults& results, PrintedTable& table) {
  table.rows.push_back({{plain(results.wave)}, true});
  for (const CustomerGroup& g : pen.study().customer_groups) {
    for (const GroupResponse& one : results.response) {
      if (one.group != g.name) continue;
      table.rows.push_back(
          row(pen, pen.label(g.label), findings::rate_of(one.drawn, one.answered, one.complete)));
    }
  }
  table.rows.push_back(row(pen, pen.say("response.together"), findings::response_rate(results)));
}

bool any_imported(const Pen& pen) {
  return std::ranges::any_of(pen.study().waves, [&](const Wave& w) {
    const Plan* plan = pen.study().plan(w.name);
    return pen.material().results(w.name) && plan && plan->import;
  });
}

}  // namespace

Words silent_words(const Pen& pen, const WaveResults& results) {
  std::vector<Words> silent;
  for (const CustomerGroup* g : findings::silent_groups(results, pen.study()))
    silent.push_back(pen.label(g->label));
  if (silent.empty()) return {};
  return pen.say("response.silent", {{"wave", plain(results.wave)}, {"groups", pen.list(silent)}});
}

Section response(Pen& pen) {
  const Material& m = pen.material();
  Section section{"response", pen.text("response.title"), {}};
  Words reading = pen.say("response.reading");
  if (any_imported(pen)) reading = std::move(reading) + pen.say("response.reading-import");
  section.blocks.push_back(Paragraph{std::move(reading)});
  PrintedTable table;
  table.caption = pen.say("response.table");
  table.columns = {{pen.say("column.group")},
                   {pen.say("column.drawn"), true},
                   {pen.say("column.answered"), true},
                   {pen.say("column.complete"), true},
                   {pen.say("column.share"), true}};
  std::vector<const WaveResults*> newest_first;
  for (auto w = pen.study().waves.rbegin(); w != pen.study().waves.rend(); ++w) {
    if (const WaveResults* r = m.results(w->name)) newest_first.push_back(r);
  }
  for (const WaveResults* r : newest_first) {
    warn(pen, *r, section.blocks);
    add_wave(pen, *r, table);
  }
  table.note = pen.say("response.note");
  section.blocks.push_back(std::move(table));
  section.blocks.push_back(Paragraph{pen.say("response.bias"), Paragraph::Role::Note});
  return section;
}

}  // namespace peil::report
