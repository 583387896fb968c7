package io.autoft.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of parameter groups ({@link ParameterNames#ofGroup}) as short text, since a report has
 * little room: {@code stem, block.0, block.1, head} is {@code stem, block.0-1, head}.
 */
public final class GroupRanges {

  private static final Pattern RANGE = Pattern.compile("(.+\\.)(\\d{1,4})-(\\d{1,4})");
  private static final Pattern NUMBERED = Pattern.compile("(.+\\.)(0|[1-9]\\d{0,3})");

  private GroupRanges() {}

  /** Groups whose numbers follow one another become one range. */
  public static List<String> of(List<String> groups) {
    var ranges = new ArrayList<String>();
    for (int i = 0; i < groups.size(); ) {
      var first = NUMBERED.matcher(groups.get(i));
      int length = first.matches() ? run(groups.subList(i, groups.size()), first) : 1;
      ranges.add(
          length == 1
              ? groups.get(i)
              : "%s-%d".formatted(groups.get(i), Integer.parseInt(first.group(2)) + length - 1));
      i += length;
    }
    return List.copyOf(ranges);
  }

  /** The groups that {@link #of} made ranges of. */
  public static List<String> expand(List<String> ranges) {
    return ranges.stream().flatMap(GroupRanges::expand).toList();
  }

  private static int run(List<String> groups, Matcher first) {
    int number = Integer.parseInt(first.group(2));
    int length = 1;
    while (length < groups.size()
        && groups.get(length).equals(first.group(1) + (number + length))) {
      length++;
    }
    return length;
  }

  private static Stream<String> expand(String range) {
    var matcher = RANGE.matcher(range);
    return matcher.matches()
        ? IntStream.rangeClosed(
                Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))
            .mapToObj(number -> matcher.group(1) + number)
        : Stream.of(range);
  }
}
