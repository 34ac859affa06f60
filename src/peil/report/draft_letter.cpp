#include "peil/report/draft_letter.h"

#include <algorithm>
#include <utility>

#include "peil/findings/wording.h"
#include "peil/report/draft_sentences.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

using findings::Finding;
using findings::FindingKind;

class Drafting {
 public:
  explicit Drafting(Pen& pen) : pen_(pen) {}

  void write(Section& letter, std::vector<ConfirmedReading>& readings) {
    blocks_ = &letter.blocks, readings_ = &readings;
    paragraph({words("draft.salutation")});
    paragraph({opening()});
    for (const ReportingGroup& group : pen_.study().reporting_groups) mark(group.name);
    chapter("draft.moved", others_that_moved());
    chapter("draft.groups.title", groups_apart());
    side_by_side();
    chapter("draft.matters", what_matters());
    chapter("draft.plans", {words("draft.to-write")});
    chapter("draft.who", who_took_part());
    paragraph({{pen_.say("draft.closing", {{"wave", plain(last().name)}}), {"nothing"}}});
    if (Words note = pen_.note_of_signs(); !note.empty())
      blocks_->push_back(Paragraph{std::move(note), Paragraph::Role::Note});
    paragraph({words("draft.signature")});
  }

 private:
  const Wave& last() const { return pen_.material().last(); }
  const std::vector<Finding>& all() const { return pen_.material().findings(); }
  bool is_reporting(const std::string& group) const {
    return std::ranges::find(pen_.study().reporting_groups, group, &ReportingGroup::name) !=
           pen_.study().reporting_groups.end();
  }

  DraftSentence words(const char* key) const { return {pen_.say(key), {"nothing"}}; }

  DraftSentence opening() const {
    const Wave& wave = last();
    Words who = pen_.say("draft.service", {{"service", pen_.label(pen_.study().organisation)}});
    if (!wave.agency.empty())
      who = std::move(who) + pen_.say("draft.agency", {{"agency", pen_.study_text(wave.agency)}});
    if (wave.dates_known)
      who = std::move(who) + pen_.say("draft.days", {{"from", plain(pen_.day(wave.from))},
                                                     {"to", plain(pen_.day(wave.to))}});
    return {pen_.say("draft.opening", {{"wave", plain(wave.name)}, {"who", who}}), {"nothing"}};
  }

  // The mark of a reporting group, since when it is so, and what is beside it.
  void mark(const std::string& group) {
    const FigureName name = pen_.material().mark(last().name, group);
    std::vector<DraftSentence> told;
    if (auto level = level_of(pen_, name)) told.push_back(*std::move(level));
    if (told.empty())
      return paragraph(
          {{pen_.say("draft.no-mark", {{"group", findings::inside_a_sentence(pen_.group(group))},
                                       {"why", pen_.why(name)}}),
            {"nothing"}}});
    const auto is_of = [&](const Finding& f) {
      return f.step().after.group == group && f.step().after.name() == name;
    };
    for (const Finding& f : all()) {
      if (f.kind == FindingKind::Change && is_of(f)) told.push_back(since(pen_, f.step()));
    }
    for (const Finding& f : all()) {
      if (f.kind == FindingKind::Trend && !f.line && is_of(f) && findings::is_shown(f))
        told.push_back(moved(pen_, f.step(), Called::It));
    }
    for (const Finding& f : all()) {
      if (f.kind != FindingKind::Benchmark) continue;
      Finding of_group = f;
      std::erase_if(of_group.steps, [&](const Step& s) { return s.after.group != group; });
      for (DraftSentence& one : against_benchmark(pen_, of_group)) told.push_back(std::move(one));
    }
    paragraph(std::move(told));
  }

  std::vector<DraftSentence> others_that_moved() {
    std::vector<DraftSentence> told;
    std::size_t open = 0;
    for (const Finding& f : all()) {
      if (f.kind != FindingKind::Change && f.kind != FindingKind::Tails) continue;
      for (const Step& step : f.steps) {
        const bool is_mark =
            step.after.name() == pen_.material().mark(last().name, step.after.group) &&
            is_reporting(step.after.group);
        if (is_mark) continue;
        const bool shown =
            step.outcome == findings::Outcome::Rose || step.outcome == findings::Outcome::Fell;
        if (shown) told.push_back(moved(pen_, step));
        open += step.outcome == findings::Outcome::NotShown ? 1 : 0;
      }
    }
    if (open > 0) told.push_back({pen_.say("draft.others"), {"nothing"}});
    return told;
  }

  std::vector<DraftSentence> groups_apart() {
    std::vector<DraftSentence> told;
    for (const Finding& f : all()) {
      if (f.kind == FindingKind::Groups && is_reporting(f.step().after.group) &&
          findings::is_shown(f))
        told.push_back(between_groups(pen_, f.step()));
    }
    return told;
  }

  // Of every group what lies lowest and what stands above all its aspects.
  void side_by_side() {
    bool headed = false;
    for (const ReportingGroup& group : pen_.study().reporting_groups) {
      std::vector<DraftSentence> low = lowest_of_all(pen_, group.name);
      auto valued = valued_of_all(pen_, group.name);
      if (low.empty() && !valued) continue;
      if (!std::exchange(headed, true)) heading("draft.side-by-side");
      BulletList list;
      const auto end_list = [&] {
        if (!list.items.empty()) blocks_->push_back(std::exchange(list, {}));
      };
      for (DraftSentence& one : low) {
        if (one.says.front() != "nothing") {
          list.items.push_back(kept(std::move(one)));
          continue;
        }
        end_list();
        paragraph({std::move(one)});
      }
      end_list();
      if (valued) paragraph({*std::move(valued)});
    }
  }

  // A sentence a group and theme: what was weighed together is compared.
  std::vector<DraftSentence> what_matters() {
    std::vector<DraftSentence> told;
    for (const FindingKind kind : {FindingKind::Priority, FindingKind::Important}) {
      for (const ReportingGroup& group : pen_.study().reporting_groups) {
        for (const Finding& f : all()) {
          if (f.kind == kind && f.drivers->group == group.name && !f.drivers->lines.empty() &&
              !f.drivers->of_themes)
            told.push_back(of_aspects(pen_, f));
        }
      }
    }
    return told;
  }

  std::vector<DraftSentence> who_took_part() {
    std::vector<DraftSentence> told;
    for (const Finding& f : all()) {
      if (f.kind == FindingKind::Response && is_reporting(f.response->group))
        told.push_back(took_part(pen_, *f.response));
    }
    return told;
  }

  // A sentence that leans on those before it says what it says behind these alone: of two groups
  // the sentence right before it may have the same words.
  Words kept(DraftSentence sentence, const std::string& before = "") {
    for (std::string& says : sentence.says)
      readings_->push_back(
          {flat(sentence.words), std::move(says), 0, sentence.leans ? before : ""});
    return std::move(sentence.words);
  }

  void paragraph(std::vector<DraftSentence> sentences) {
    std::vector<Words> words;
    for (DraftSentence& one : sentences)
      words.push_back(kept(std::move(one), flat(join(words, " "))));
    blocks_->push_back(Paragraph{join(words, " ")});
  }

  void heading(const char* title) {
    blocks_->push_back(Heading{kept({pen_.say(title), {"nothing"}})});
  }

  // A heading and a sentence a point; nothing without sentences.
  void chapter(const char* title, std::vector<DraftSentence> sentences) {
    if (sentences.empty()) return;
    heading(title);
    if (sentences.size() == 1) return paragraph(std::move(sentences));
    BulletList list;
    for (DraftSentence& one : sentences) list.items.push_back(kept(std::move(one)));
    blocks_->push_back(std::move(list));
  }

  Pen& pen_;
  std::vector<Block>* blocks_ = nullptr;
  std::vector<ConfirmedReading>* readings_ = nullptr;
};

// The table behind the letter has its figures from elsewhere, and claims nothing by itself.
void say_nothing(const Block& block, std::vector<ConfirmedReading>& readings) {
  const auto add = [&](const Words& words) {
    if (!words.empty()) readings.push_back({flat(words), "nothing", 0});
  };
  if (const auto* p = std::get_if<Paragraph>(&block)) add(p->words);
  const auto* table = std::get_if<PrintedTable>(&block);
  if (table == nullptr) return;
  add(table->caption), add(table->note);
}

std::string markdown(const Block& block) {
  if (const auto* p = std::get_if<Paragraph>(&block)) return flat(p->words) + "\n\n";
  if (const auto* h = std::get_if<Heading>(&block)) return "## " + flat(h->words) + "\n\n";
  std::string text;
  if (const auto* list = std::get_if<BulletList>(&block)) {
    for (const Words& item : list->items) text += "- " + flat(item) + "\n";
    text += "\n";
  }
  return text;
}

}  // namespace

LetterDraft draft_letter(const Study& study, std::span<const WaveResults> waves,
                         const Edition& edition) {
  const Material material(study, waves, edition.drivers);
  Pen pen(material, edition.language);
  LetterDraft draft;
  Document& d = draft.document = frame_of(pen, edition);
  d.title = pen.say("draft.title",
                    {{"title", pen.label(study.title)}, {"wave", plain(material.last().name)}});
  d.summary = {"letter", "", {}};
  Drafting(pen).write(d.summary, draft.readings);
  d.sections.push_back(figures_used(pen));
  for (const Block& block : d.sections.back().blocks) say_nothing(block, draft.readings);
  return draft;
}

std::string markdown_of(const Document& letter, const std::string& study) {
  std::string text = "---\nstudy: " + study + "\nlang: " + letter.language + "\n---\n\n# " +
                     flat(letter.title) + "\n\n";
  if (!letter.warning.empty()) text += "*" + letter.warning + "*\n\n";
  for (const Block& block : letter.summary.blocks) text += markdown(block);
  return text;
}

}  // namespace peil::report
