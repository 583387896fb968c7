package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RendererTest {

  private static final String SQUARE =
      "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16' viewBox='0 0 16 16'>"
          + "<path fill='#ff0000' d='M0 0h8v16H0z'/></svg>";

  @Test
  void drawsOnWhite() {
    var pixels = new Renderer().draw(new Icon("set", "square", SQUARE)).orElseThrow();

    assertThat(pixels).hasSize(32 * 32 * 3);
    assertThat(new int[] {pixels[0] & 0xff, pixels[1] & 0xff, pixels[2] & 0xff})
        .containsExactly(255, 0, 0);
    int last = pixels.length - 3;
    assertThat(new int[] {pixels[last] & 0xff, pixels[last + 1] & 0xff, pixels[last + 2] & 0xff})
        .containsExactly(255, 255, 255);
  }

  @Test
  void leavesOutWhatCannotBeSeen() {
    assertThat(new Renderer().draw(new Icon("set", "none", SQUARE.replace("#ff0000", "none"))))
        .isEmpty();
  }

  @Test
  void knowsADrawingThatIsNearlyTheSame() {
    var picture = picture(SQUARE);

    assertThat(picture.isLike(picture(SQUARE.replace("#ff0000", "#fa0000")))).isTrue();
    assertThat(picture.isLike(picture(SQUARE.replace("#ff0000", "#000000")))).isFalse();
  }

  private static Picture picture(String svg) {
    var icon = new Icon("set", "square", svg);
    return new Picture(icon, 0, Role.Unseen, Style.Colour, new Renderer().draw(icon).orElseThrow());
  }
}
