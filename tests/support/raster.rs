//! Pictures of what egui drew, painted by the processor: no window and no graphics card.

use std::collections::HashMap;
use std::path::Path;

use egui::epaint::{ImageData, Primitive, Vertex};
use egui::{ClippedPrimitive, Color32, ColorImage, Mesh, Pos2, Rect, TextureId, TexturesDelta, pos2, vec2};

/// Keeps the textures that egui hands out, and paints its triangles over them.
#[derive(Default)]
pub(crate) struct Camera {
    textures: HashMap<TextureId, ColorImage>,
}

/// Red, green and blue, 0 to 255, of each sample, row by row.
struct Canvas {
    width: usize,
    height: usize,
    /// Samples of a pixel, across and down.
    samples_of_pixel: usize,
    samples: Vec<[f32; 3]>,
}

/// Red, green and blue, 0 to 255, of each pixel, row by row.
pub(crate) struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[f32; 3]>,
}

impl Camera {
    /// Takes over the textures of a frame. Every frame must be told, or text is missing.
    pub(crate) fn update(&mut self, mut delta: TexturesDelta) {
        #[expect(clippy::iter_over_hash_type, reason = "textures do not touch one another")]
        for (id, images) in &delta.set {
            for image in images {
                let ImageData::Color(patch) = &image.image;
                let Some([left, top]) = image.pos else {
                    self.textures.insert(*id, ColorImage::clone(patch));
                    continue;
                };
                let Some(whole) = self.textures.get_mut(id) else { continue };
                for row in 0..patch.height() {
                    let start = (top + row) * whole.width() + left;
                    whole.pixels[start..start + patch.width()]
                        .copy_from_slice(&patch.pixels[row * patch.width()..(row + 1) * patch.width()]);
                }
            }
        }
        delta.clear();
    }

    /// A picture of `size` pixels of what was tessellated for as many pixels as points, on a ground of one colour, with
    /// `samples` of a pixel across and down.
    pub(crate) fn picture(&self, size: [usize; 2], samples: usize, ground: Color32, drawn: &[ClippedPrimitive]) -> Picture {
        let mut canvas = Canvas::new(size, samples, ground);
        for ClippedPrimitive { clip_rect, primitive } in drawn {
            let Primitive::Mesh(mesh) = primitive else { continue };
            canvas.paint(mesh, clip_rect.round_to_pixels(), 1.0, self.textures.get(&mesh.texture_id));
        }
        canvas.picture()
    }
}

/// A picture of one mesh without a texture, in memory. With one sample of a pixel it is what a graphics card without
/// multisampling shows.
pub(crate) fn picture(size: [usize; 2], pixels_per_point: f32, samples_of_pixel: usize, ground: Color32, mesh: &Mesh) -> Picture {
    let mut canvas = Canvas::new(size, samples_of_pixel, ground);
    canvas.paint(mesh, Rect::from_min_size(Pos2::ZERO, vec2(size[0] as f32, size[1] as f32)), pixels_per_point, None);
    canvas.picture()
}

trait RoundToPixels {
    fn round_to_pixels(self) -> Self;
}

impl RoundToPixels for Rect {
    fn round_to_pixels(self) -> Self {
        Self::from_min_max(self.min.round(), self.max.round())
    }
}

impl Canvas {
    fn new([width, height]: [usize; 2], samples_of_pixel: usize, ground: Color32) -> Self {
        let ground = [ground.r(), ground.g(), ground.b()].map(f32::from);
        let (width, height) = (width * samples_of_pixel, height * samples_of_pixel);
        Self { width, height, samples_of_pixel, samples: vec![ground; width * height] }
    }

    fn paint(&mut self, mesh: &Mesh, clip: Rect, pixels_per_point: f32, texture: Option<&ColorImage>) {
        let scale = pixels_per_point * self.samples_of_pixel as f32;
        let clip = clip * self.samples_of_pixel as f32;
        for corners in mesh.indices.chunks_exact(3) {
            self.triangle([0, 1, 2].map(|corner| &mesh.vertices[corners[corner] as usize]), scale, clip, texture);
        }
    }

    /// Blends as egui does: colours are multiplied by their alpha and mixed as they are stored.
    fn triangle(&mut self, corners: [&Vertex; 3], scale: f32, clip: Rect, texture: Option<&ColorImage>) {
        let points = corners.map(|vertex| vertex.pos * scale);
        let bounds = Rect::from_points(&points).intersect(clip);
        let [a, b, c] = points.map(|corner| [f64::from(corner.x), f64::from(corner.y)]);
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        if area == 0.0 || !bounds.is_positive() {
            return;
        }
        let texture = texture.filter(|_| corners.iter().any(|vertex| vertex.uv != pos2(0.0, 0.0)));
        let edges = [(b, c), (c, a), (a, b)];
        let colors = corners.map(|vertex| vertex.color.to_array().map(f32::from));
        for y in bounds.top().round() as usize..(bounds.bottom().round() as usize).min(self.height) {
            let middle = y as f64 + 0.5;
            // Along a row, each corner's part is a straight line in x; all three are positive inside.
            let lines = edges.map(|(from, to)| {
                let (right, down) = (to[0] - from[0], to[1] - from[1]);
                ((right * (middle - from[1]) + down * from[0]) / area, -down / area)
            });
            let (mut left, mut right) = (f64::from(bounds.left()), f64::from(bounds.right()));
            for ((at_zero, step), (from, to)) in lines.into_iter().zip(edges) {
                // From the upper end to the lower one, so that neighbours agree to the last digit where they meet.
                let (upper, lower) = if from[1] < to[1] { (from, to) } else { (to, from) };
                let met = upper[0] + (middle - upper[1]) / (lower[1] - upper[1]) * (lower[0] - upper[0]);
                match step {
                    up if up > 0.0 => left = left.max(met),
                    down if down < 0.0 => right = right.min(met),
                    _ if at_zero < 0.0 => right = left,
                    _ => {}
                }
            }
            for x in left.round() as usize..(right.round().max(0.0) as usize).min(self.width) {
                let parts = lines.map(|(at_zero, step)| (at_zero + step * (x as f64 + 0.5)) as f32);
                let mix = |values: [f32; 3]| values.iter().zip(parts).map(|(value, part)| value * part).sum::<f32>();
                let mut color = [0, 1, 2, 3].map(|channel| mix(colors.map(|corner| corner[channel])));
                if let Some(texture) = texture {
                    let across = mix(corners.map(|vertex| vertex.uv.x));
                    let down = mix(corners.map(|vertex| vertex.uv.y));
                    let column = ((across * texture.width() as f32) as usize).min(texture.width() - 1);
                    let row = ((down * texture.height() as f32) as usize).min(texture.height() - 1);
                    for (channel, texel) in color.iter_mut().zip(texture[(column, row)].to_array()) {
                        *channel *= f32::from(texel) / 255.0;
                    }
                }
                let rest = 1.0 - color[3] / 255.0;
                for (sample, channel) in self.samples[y * self.width + x].iter_mut().zip(color) {
                    *sample = channel + *sample * rest;
                }
            }
        }
    }

    fn picture(&self) -> Picture {
        let many = self.samples_of_pixel;
        let (width, height) = (self.width / many, self.height / many);
        let pixel = |place: usize| {
            let (x, y) = (place % width * many, place / width * many);
            let mut sum = [0.0; 3];
            for row in y..y + many {
                for sample in &self.samples[row * self.width + x..row * self.width + x + many] {
                    for (sum, channel) in sum.iter_mut().zip(sample) {
                        *sum += channel;
                    }
                }
            }
            sum.map(|channel: f32| channel / (many * many) as f32)
        };
        Picture { width, height, pixels: (0..width * height).map(pixel).collect() }
    }
}

impl Picture {
    #[expect(clippy::disallowed_methods, reason = "a picture is a file")]
    pub(crate) fn save(&self, file: &Path) {
        let bytes: Vec<u8> = self.pixels.iter().flatten().map(|channel| channel.round() as u8).collect();
        let size = |length: usize| u32::try_from(length).unwrap();
        let mut encoder = png::Encoder::new(std::fs::File::create(file).unwrap(), size(self.width), size(self.height));
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    }
}
