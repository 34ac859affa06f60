// An earlier file of slides that are written anew.
#include <algorithm>
#include <cstdlib>
#include <list>
#include <map>
#include <set>

#include "peil/base/outside_error.h"
#include "peil/render/office_package.h"
#include "peil/render/slide_file.h"
#include "peil/render/slide_graft.h"
#include "peil/render/slide_list.h"
#include "peil/render/slide_mark.h"

namespace peil::render {
namespace {

constexpr long most_apart = 12'700;  // a point: programs round the size of slides

struct OldSlide {
  std::string part, title, layout;
  std::optional<SlideMark> mark;  ///< nothing of one that people made
  bool edited = false, hidden = false;
};

struct NewSlide {
  std::string part, layout;
  SlideMark mark;
};

/// What stands at a place of the file: a slide that people made, one of peil's that is written anew
/// or no more, or a new one.
struct SlidePlaced {
  const OldSlide* before = nullptr;
  const NewSlide* now = nullptr;
};

using SlideKey = std::pair<std::string, std::size_t>;
SlideKey key_of(const SlideMark& mark) { return {mark.chapter, mark.place}; }

// New slides stand behind the one that goes before them; those that are no more are taken out.
std::vector<SlidePlaced> in_order(const std::vector<OldSlide>& before,
                                  const std::vector<NewSlide>& now) {
  std::list<SlidePlaced> all;
  std::map<SlideKey, std::list<SlidePlaced>::iterator> there;
  for (const OldSlide& slide : before) {
    all.push_back({&slide, nullptr});
    if (slide.mark) there.emplace(key_of(*slide.mark), std::prev(all.end()));
  }
  auto behind = all.begin();
  for (const NewSlide& slide : now) {
    const auto same = there.find(key_of(slide.mark));
    const auto place = same != there.end() ? same->second : all.insert(behind, SlidePlaced{});
    place->now = &slide;
    behind = std::next(place);
  }
  std::erase_if(
      all, [](const SlidePlaced& p) { return p.now == nullptr && p.before->mark.has_value(); });
  return {all.begin(), all.end()};
}

Problems not_ours(const std::string& where, std::string message) {
  return {{"report.not-ours", where, 0, 0, std::move(message),
           "Give a report that peil wrote as .pptx and that was saved as .pptx since."}};
}

class RenewingSlides {
 public:
  RenewingSlides(OfficePackage& old, OfficePackage& fresh, std::string where)
      : old_(old), fresh_(fresh), list_(old), where_(std::move(where)) {}

  Problems read();
  std::string renewed();

 private:
  bool read_old();
  void read_new();
  Problems edited() const;
  Problems choose_layouts();
  std::string layout_like(const SlidePlaced& place) const;
  void clear();
  void graft(const std::vector<std::string>& parts);

  OfficePackage& old_;
  OfficePackage& fresh_;
  SlideList list_;
  std::string where_, notes_master_;
  std::pair<long, long> size_;
  std::vector<OldSlide> before_;
  std::vector<NewSlide> now_;
  std::vector<SlidePlaced> order_;
  std::map<std::string, std::string> own_layouts_;  ///< of the new file: the same in the old one
};

bool RenewingSlides::read_old() {
  if (!list_.ok()) return false;
  for (const std::string& part : list_.slides()) {
    pugi::xml_document xml;
    if (!old_.load(part, xml)) return false;
    const pugi::xml_node root = xml.document_element();
    OldSlide slide{part, slide_title_text(root), "", mark_of(root), false, false};
    const auto layouts = old_.related(part, "slideLayout");
    if (!layouts.empty() && old_.has(layouts.front())) slide.layout = layouts.front();
    slide.hidden = std::string_view(root.attribute("show").value()) == "0" ||
                   std::string_view(root.attribute("show").value()) == "false";
    slide.edited = slide.mark && content_digest(root, part, old_) != slide.mark->digest;
    before_.push_back(std::move(slide));
  }
  return true;
}

void RenewingSlides::read_new() {
  const SlideList list(fresh_);
  size_ = list.size();
  const auto known = layouts_by_name(old_, list_.presentation());
  for (const std::string& part : list.slides()) {
    pugi::xml_document xml;
    fresh_.load(part, xml);
    const std::string layout = fresh_.related(part, "slideLayout").front();
    now_.push_back({part, layout, mark_of(xml.document_element()).value()});
    if (const auto same = known.find(layout_name(fresh_, layout)); same != known.end())
      own_layouts_[layout] = same->second;
  }
}

Problems RenewingSlides::edited() const {
  Problems all;
  for (std::size_t i = 0; i < before_.size(); ++i) {
    if (!before_[i].edited) continue;
    all.push_back({"report.edited-inside", where_, 0, 0,
                   "Somebody changed slide " + std::to_string(i + 1) + ", '" + before_[i].title +
                       "', or its notes, and it is written anew.",
                   "Move what was added to a slide of your own, or take the slide out of the file "
                   "to get it as it is now."});
  }
  return all;
}

// As the slide that stood there is made, or else another of peil's.
std::string RenewingSlides::layout_like(const SlidePlaced& place) const {
  if (place.before != nullptr && !place.before->layout.empty()) return place.before->layout;
  const std::string& first = now_.front().mark.chapter;  // whose layout is like no other
  const bool is_first = place.now->mark.chapter == first;
  for (const OldSlide& slide : before_)
    if (slide.mark && (slide.mark->chapter == first) == is_first && !slide.layout.empty())
      return slide.layout;
  return "";
}

Problems RenewingSlides::choose_layouts() {
  std::set<std::string> missing;
  const auto masters = old_.related(list_.presentation(), "notesMaster");
  if (masters.empty() || !old_.has(masters.front()))
    missing.insert("of pages of notes");
  else
    notes_master_ = masters.front();
  for (const SlidePlaced& place : order_)
    if (place.now != nullptr && !own_layouts_.contains(place.now->layout) &&
        layout_like(place).empty())
      missing.insert("'" + layout_name(fresh_, place.now->layout) + "'");
  Problems all;
  for (const std::string& name : missing)
    all.push_back({"report.layout-missing", where_, 0, 0,
                   "The file has no layout " + name + ", by which slides are made.",
                   "Put the layout back under that name, or write the report without --renew."});
  return all;
}

Problems RenewingSlides::read() {
  if (!read_old()) return not_ours(where_, "The file is no presentation (.pptx), or damaged.");
  const auto is_ours = [](const OldSlide& slide) { return slide.mark.has_value(); };
  if (std::ranges::none_of(before_, is_ours))
    return not_ours(where_, "The file has no slides that peil wrote.");
  if (Problems wrong = edited(); !wrong.empty()) return wrong;
  read_new();
  const auto [width, height] = list_.size();
  if (std::labs(width - size_.first) > most_apart || std::labs(height - size_.second) > most_apart)
    return {{"report.other-size", where_, 0, 0,
             "The slides of the file are no longer 13.33 by 7.5 inches, for which slides are made.",
             "Set their size to widescreen (16:9), or write the report without --renew."}};
  order_ = in_order(before_, now_);
  return choose_layouts();
}

void RenewingSlides::clear() {
  for (const OldSlide& slide : before_)
    if (slide.mark) old_.forget_relations(slide.part);
}

void RenewingSlides::graft(const std::vector<std::string>& parts) {
  SlideGraft graft(fresh_, old_, notes_master_);
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const SlidePlaced& place = order_[i];
    if (place.now == nullptr) continue;
    const auto own = own_layouts_.find(place.now->layout);
    const bool is_own = own != own_layouts_.end();
    graft.slide(place.now->part, {parts[i], is_own ? own->second : layout_like(place), is_own,
                                  i + 1, place.before != nullptr && place.before->hidden});
  }
}

std::string RenewingSlides::renewed() {
  std::vector<std::string> parts;
  for (const SlidePlaced& place : order_)
    parts.push_back(place.before != nullptr ? place.before->part
                                            : old_.new_name("ppt/slides/slide1.xml"));
  clear();
  list_.arrange(parts);
  old_.sweep();
  graft(parts);
  list_.count();
  return old_.file();
}

}  // namespace

Result<std::string> renewed_slide_file(const Document& document, std::string_view earlier,
                                       const std::string& where) {
  const std::string written = slide_file(document);
  OfficePackage old(earlier), fresh(written);
  RenewingSlides renewing(old, fresh, where);
  if (Problems wrong = renewing.read(); !wrong.empty()) return wrong;
  try {
    return renewing.renewed();
  } catch (const OutsideError&) {  // a part that is not touched cannot even be copied
    return not_ours(where, "The file is damaged.");
  }
}

}  // namespace peil::render
