#include "peil/files/spss_outline.h"

#include <cstdlib>

#include "peil/base/text.h"
#include "peil/files/spss_cursor.h"

namespace peil::files {
namespace {

using Packing = SpssOutline::Packing;

constexpr std::size_t header_size = 176;
constexpr std::size_t variable_size = 28;
constexpr std::int32_t longest_string = 32767;

void walk_variable(SpssCursor& in) {
  const std::int32_t width = in.int32(), has_label = in.int32(), missing = in.int32();
  (void)in.take(static_cast<std::int64_t>(variable_size - 12));
  if (width < -1 || width > 255) throw in.damaged("a variable of impossible width");
  if (has_label < 0 || has_label > 1) throw in.damaged("an impossible mark for a label");
  if (missing < -3 || missing > 3 || missing == -1)
    throw in.damaged("a variable with an impossible number of missing values");
  if (has_label == 1) {
    const std::int64_t length = in.int32();
    (void)in.take(length < 0 ? length : (length + 3) / 4 * 4);
  }
  (void)in.take(8 * std::abs(missing));
}

void walk_value_labels(SpssCursor& in) {
  const std::int32_t labels = in.int32();
  if (labels < 0) throw in.damaged("a negative number of value labels");
  for (std::int32_t i = 0; i < labels; ++i) {
    const auto length = static_cast<unsigned char>(in.take(9).back());
    (void)in.take((length + 8) / 8 * 8 - 1);
  }
  if (in.int32() != 4) throw in.damaged("value labels without variables");
  (void)in.take(std::int64_t{4} * in.int32());
}

// "NAME=00400", NUL, tab, and so on: lengths of strings over 255 bytes.
void check_long_strings(const SpssCursor& in, std::string_view text) {
  for (const std::string_view entry : split(text, '\t')) {
    const std::string_view trimmed = entry.substr(0, entry.find('\0'));
    if (trimmed.empty()) continue;
    const auto equals = trimmed.find('=');
    const auto length =
        equals == std::string_view::npos ? std::nullopt : whole_number(trimmed.substr(equals + 1));
    if (!length || *length < 1 || *length > longest_string)
      throw in.damaged("a string of impossible length");
  }
}

void walk_extension(SpssCursor& in) {
  const std::int32_t kind = in.int32();
  const std::int64_t size = in.int32(), count = in.int32();
  if (size < 0 || count < 0) throw in.damaged("an extension of negative size");
  const std::string_view data = in.take(size * count);
  if (kind == 14) check_long_strings(in, data);
}

// Every record up to the rows; the number of pieces in a row.
std::size_t walk_dictionary(SpssCursor& in) {
  std::size_t elements = 0;
  for (;;) {
    const std::int32_t kind = in.int32();
    if (kind == 2) {
      walk_variable(in);
      ++elements;
    } else if (kind == 3) {
      walk_value_labels(in);
    } else if (kind == 6) {
      (void)in.take(std::int64_t{80} * in.int32());
    } else if (kind == 7) {
      walk_extension(in);
    } else if (kind == 999) {
      (void)in.int32();
      if (elements == 0) throw in.damaged("a dictionary without variables");
      return elements;
    } else {
      throw in.damaged("a record of unknown kind " + std::to_string(kind));
    }
  }
}

// Complete rows in bytes compressed by opcodes.
std::size_t count_compressed(std::string_view data, std::size_t elements) {
  constexpr unsigned char filler = 0, end = 252, literal = 253;
  std::size_t found = 0;
  while (data.size() >= 8) {
    const std::string_view codes = data.substr(0, 8);
    data.remove_prefix(8);
    for (const char raw : codes) {
      const auto code = static_cast<unsigned char>(raw);
      if (code == filler) continue;
      if (code == end || (code == literal && data.size() < 8)) {
        data = {};
        break;
      }
      if (code == literal) data.remove_prefix(8);
      ++found;
    }
  }
  if (found % elements != 0) throw cut_short("a row");
  return found / elements;
}

[[noreturn]] void too_large() {
  throw SpssTrouble("spss.too-large",
                    "The file is " + std::to_string(spss_limits::times) +
                        " times larger unpacked than packed, which no survey is.");
}

// Zlib packs zeros a thousandfold, and SPSS its values eightfold before: a file of a few pages
// could fill any memory. Held against what the file says before anything is unpacked.
void check_unpacked(std::string_view bytes, std::size_t unpacked, const SpssOutline& outline) {
  const std::size_t most = spss_limits::unpacked(bytes.size());
  if (unpacked > most) too_large();
  if (!outline.rows) return;
  const std::size_t row = 8 * outline.elements;
  if (*outline.rows > most / row) too_large();
  // The shortest row has one byte per piece.
  if (*outline.rows > unpacked / outline.elements) throw cut_short("its rows");
}

// The blocks of a .zsav, by the list at its end: all must lie within the file. Their unpacked
// bytes.
std::size_t check_blocks(std::string_view bytes, const SpssOutline& outline) {
  SpssCursor head(bytes, outline.big_endian);
  (void)head.take(static_cast<std::int64_t>(outline.data_at));
  const std::int64_t own = head.int64(), list = head.int64(), length = head.int64();
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (own != static_cast<std::int64_t>(outline.data_at) || list < own + 24 || length < 24)
    throw head.damaged("a wrong address of the compressed rows");
  if (list > size || length > size - list) throw cut_short("its rows");
  SpssCursor in(bytes, outline.big_endian);
  (void)in.take(list + 16);
  constexpr std::int32_t largest_block = 1 << 26;  // SPSS writes blocks of 4 MB
  const std::int32_t block = in.int32(), blocks = in.int32();
  if (block < 1 || block > largest_block || blocks < 0 || length != 24 + std::int64_t{24} * blocks)
    throw in.damaged("a list of compressed blocks that does not fit");
  std::size_t sum = 0;
  for (std::int32_t i = 0; i < blocks; ++i) {
    (void)in.int64();
    const std::int64_t at = in.int64();
    const std::int32_t unpacked = in.int32(), packed = in.int32();
    if (at < own + 24 || packed < 0 || packed > list - at || unpacked < 0 || unpacked > block)
      throw in.damaged("a compressed block of impossible size");
    sum += static_cast<std::size_t>(unpacked);
  }
  return sum;
}

SpssOutline walk(std::string_view bytes) {
  SpssOutline outline;
  if (bytes.size() < header_size) throw cut_short("its header");
  // The layout code is 2 or 3, in the byte order of the machine that wrote the file.
  outline.big_endian = bytes[64] == 0;
  SpssCursor in(bytes, outline.big_endian);
  (void)in.take(64);
  const std::int32_t layout = in.int32();
  if (layout != 2 && layout != 3) throw in.damaged("an unknown layout");
  (void)in.int32();
  const std::int32_t packing = in.int32();
  (void)in.int32();
  const std::int32_t rows = in.int32();
  if (packing < 0 || packing > 2) throw in.damaged("an unknown compression");
  if (rows < -1) throw in.damaged("a negative number of rows");
  outline.packing = static_cast<Packing>(packing);
  if (rows >= 0) outline.rows = static_cast<std::size_t>(rows);
  (void)in.take(static_cast<std::int64_t>(header_size - in.at()));
  outline.elements = walk_dictionary(in);
  outline.data_at = in.at();
  if (outline.packing == Packing::Zlib) {
    check_unpacked(bytes, check_blocks(bytes, outline), outline);
    return outline;
  }
  if (outline.packing == Packing::Bytes) {
    if (!outline.rows)
      outline.rows = count_compressed(bytes.substr(outline.data_at), outline.elements);
    // The shortest row has one byte per piece.
    if (*outline.rows > in.left() / outline.elements) throw cut_short("its rows");
    return outline;
  }
  if (!outline.rows) {
    if (in.left() % (8 * outline.elements) != 0) throw cut_short("a row");
    outline.rows = in.left() / (8 * outline.elements);
  }
  if (*outline.rows > in.left() / (8 * outline.elements)) throw cut_short("its rows");
  return outline;
}

std::optional<Problem> other_kind(std::string_view bytes, const std::string& file) {
  const std::string_view start = bytes.substr(0, 600);
  const auto problem = [&](const char* code, const char* message, const char* mend) {
    return Problem{code, file, 0, 0, message, mend};
  };
  if (bytes.empty()) return problem("spss.empty", "The file is empty.", "Get the file again.");
  if (start.find("ENCRYPTEDSAV") != std::string_view::npos)
    return problem("spss.encrypted", "The SPSS file is encrypted with a password.",
                   "Open it in SPSS and save it without a password.");
  if (start.find("SPSSPORT") != std::string_view::npos ||
      start.find("SPSS PORT FILE") != std::string_view::npos)
    return problem("spss.portable", "This is an SPSS portable file (.por), which peil cannot read.",
                   "Open it in SPSS or PSPP and save it as .sav.");
  if (start.starts_with("$FL2") || start.starts_with("$FL3")) return {};
  if (start.starts_with("PK\x03\x04"))
    return problem("spss.not-sav", "This is a zip or spreadsheet file, not an SPSS file.",
                   "Take the .sav out of it, or save the sheet as CSV UTF-8.");
  if (is_utf8(bytes.substr(0, bytes.find('\n'))))
    return problem("spss.not-sav", "This is a text file, not an SPSS file.",
                   "If it is a CSV, rename it to .csv.");
  return problem("spss.not-sav", "This is no SPSS file: it does not begin with $FL2 or $FL3.",
                 "Save it in SPSS or PSPP as .sav.");
}

}  // namespace

Result<SpssOutline> spss_outline(std::string_view bytes, const std::string& file) {
  if (const auto other = other_kind(bytes, file)) return Problems{*other};
  try {
    return walk(bytes);
  } catch (const SpssTrouble& trouble) {
    return Problems{
        {trouble.code, file, 0, 0, trouble.what(), "Get the whole file again from where it came."}};
  }
}

}  // namespace peil::files
