#include "peil/files/spss_records.h"

#include <cstdlib>

namespace peil::files {
namespace {

void read_variable(SpssCursor& in, SpssRecords& raw) {
  SpssRecord record;
  const std::int32_t width = in.int32(), has_label = in.int32(), missing = in.int32();
  record.format = (in.int32() >> 16) & 0xFF;
  (void)in.int32();
  record.name = spss_unpadded(in.take(spss_element));
  if (has_label == 1) {
    const std::int64_t length = in.int32();
    record.label =
        spss_unpadded(in.take((length + 3) / 4 * 4).substr(0, static_cast<std::size_t>(length)));
  }
  record.range = missing < 0;
  for (std::int32_t i = 0; i < std::abs(missing); ++i) {
    if (width > 0)
      record.missing_texts.push_back(spss_unpadded(in.take(spss_element)));
    else
      record.missing.push_back(in.real());
  }
  if (width < 0) {
    raw.record_at.push_back(spss_no_record);
    return;
  }
  record.width = static_cast<std::size_t>(width);
  record.at = raw.record_at.size() * spss_element;
  raw.record_at.push_back(raw.records.size());
  raw.records.push_back(std::move(record));
}

void read_value_labels(SpssCursor& in, SpssRecords& raw) {
  SpssLabels labels;
  const std::int32_t count = in.int32();
  for (std::int32_t i = 0; i < count; ++i) {
    std::string value(in.take(spss_element));
    const std::size_t length = static_cast<unsigned char>(in.take(1).front());
    const auto padded = static_cast<std::int64_t>((length + 8) / 8 * 8 - 1);
    labels.of.emplace_back(std::move(value), spss_unpadded(in.take(padded).substr(0, length)));
  }
  (void)in.int32();  // the kind of the record that follows
  const std::int32_t variables = in.int32();
  for (std::int32_t i = 0; i < variables; ++i) {
    const std::int64_t place = in.int32();
    if (place < 1) throw in.damaged("value labels of no variable");
    labels.elements.push_back(static_cast<std::size_t>(place - 1));
  }
  raw.labels.push_back(std::move(labels));
}

std::string counted(SpssCursor& in) { return std::string(in.take(in.int32())); }

void read_long_labels(SpssCursor in, SpssRecords& raw) {
  while (in.left() > 0) {
    SpssLongLabels labels;
    labels.name = spss_unpadded(counted(in));
    (void)in.int32();  // width
    for (std::int32_t count = in.int32(); count > 0; --count) {
      std::string value = spss_unpadded(counted(in));
      labels.of.emplace_back(std::move(value), spss_unpadded(counted(in)));
    }
    raw.long_labels.push_back(std::move(labels));
  }
}

void read_long_missing(SpssCursor in, bool big_endian, SpssRecords& raw) {
  while (in.left() > 0) {
    std::pair<std::string, std::vector<std::string>> of;
    of.first = spss_unpadded(counted(in));
    const int count = static_cast<unsigned char>(in.take(1).front());
    const std::int32_t length = in.int32();
    for (int i = 0; i < count; ++i) {
      std::string_view value = in.take(length);
      // Some writers repeat the length before each value.
      if (i > 0 && length == 8 && SpssCursor(value, big_endian).int32() == length)
        value = std::string_view(value.data() + 4, in.take(4).data() + 4);
      of.second.push_back(spss_unpadded(value));
    }
    raw.long_missing.push_back(std::move(of));
  }
}

void read_extension(SpssCursor& in, bool big_endian, SpssRecords& raw) {
  const std::int32_t kind = in.int32();
  const std::int64_t size = in.int32(), count = in.int32();
  const std::string_view data = in.take(size * count);
  SpssCursor inside(data, big_endian);
  if (kind == 3 && data.size() >= 32) {
    (void)inside.take(28);
    raw.code_page = inside.int32();
  } else if (kind == 4 && data.size() >= 24) {
    raw.system_missing = inside.real();
    raw.highest = inside.real();
    raw.lowest = inside.real();
  } else if (kind == 13) {
    raw.long_names = data;
  } else if (kind == 14) {
    raw.long_widths = data;
  } else if (kind == 20) {
    raw.encoding = spss_unpadded(data);
  } else if (kind == 21) {
    read_long_labels(inside, raw);
  } else if (kind == 22) {
    read_long_missing(inside, big_endian, raw);
  }
}

}  // namespace

std::string spss_unpadded(std::string_view bytes) {
  std::string text(bytes);
  std::erase(text, '\0');
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

SpssRecords spss_records(SpssCursor& in, bool big_endian) {
  SpssRecords raw;
  for (;;) {
    const std::int32_t kind = in.int32();
    if (kind == 2) {
      read_variable(in, raw);
    } else if (kind == 3) {
      read_value_labels(in, raw);
    } else if (kind == 6) {
      (void)in.take(std::int64_t{80} * in.int32());
    } else if (kind == 7) {
      read_extension(in, big_endian, raw);
    } else {
      return raw;  // 999: the outline has seen every kind
    }
  }
}

}  // namespace peil::files
