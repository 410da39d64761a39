//! Spherical k-means: unit vectors into clusters of small angles, and those into smaller ones.
//!
//! The same points, weights and seed give the same clusters, whatever the number of threads.

use std::thread;

/// How often points are assigned to centroids and centroids moved, at most.
const ROUNDS: usize = 30;

/// Sums in a dot product that do not wait for each other.
const LANES: usize = 8;

/// Unit vectors of the same length, one after the other, and what each counts.
#[derive(Debug, Clone)]
pub struct Points {
    dimensions: usize,
    values: Vec<f32>,
    weights: Vec<f32>,
}

impl Points {
    /// The directions of vectors, laid one after the other, with a weight above zero for each.
    ///
    /// # Panics
    ///
    /// When there are not as many values as dimensions times weights.
    #[must_use]
    pub fn new(dimensions: usize, mut values: Vec<f32>, weights: Vec<f32>) -> Self {
        assert_eq!(values.len(), dimensions * weights.len());
        values.chunks_mut(dimensions.max(1)).for_each(normalise);
        Self {
            dimensions,
            values,
            weights,
        }
    }

    /// Number of points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether there are no points.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    fn point(&self, index: u32) -> &[f32] {
        let start = index as usize * self.dimensions;
        &self.values[start..start + self.dimensions]
    }

    fn weight(&self, index: u32) -> f32 {
        self.weights[index as usize]
    }
}

/// The path of each point through a tree: `2^bits[0]` clusters, each cut into `2^bits[1]`, and so on.
///
/// The first cut is in the highest bits, so that coarse clusters are prefixes of fine ones.
///
/// # Panics
///
/// When the bits are more than 16, or the points 2³² or more.
#[must_use]
pub fn paths(points: &Points, bits: &[u32], seed: u64) -> Vec<u16> {
    assert!(bits.iter().sum::<u32>() <= u16::BITS);
    let everything = 0..u32::try_from(points.len()).expect("fewer than 2³² points");
    let mut paths = vec![0_u16; points.len()];
    let mut clusters: Vec<Vec<u32>> = vec![everything.collect()];
    for bits in bits {
        let count = 1 << bits;
        let mut finer = Vec::with_capacity(clusters.len() * count);
        for cluster in &clusters {
            finer.extend(split(points, cluster, count, seed));
        }
        for (branch, cluster) in finer.iter().enumerate() {
            let branch = u16::try_from(branch).expect("at most 16 bits");
            for point in cluster {
                paths[*point as usize] = branch;
            }
        }
        clusters = finer;
    }
    paths
}

/// Some of the points cut into `count` clusters; some are empty when the points are fewer.
#[must_use]
pub fn split(points: &Points, members: &[u32], count: usize, seed: u64) -> Vec<Vec<u32>> {
    let mut clusters = vec![Vec::new(); count];
    if members.len() <= count {
        for (cluster, member) in clusters.iter_mut().zip(members) {
            cluster.push(*member);
        }
        return clusters;
    }
    let mut centroids = spread(points, members, count, &mut Random(seed));
    let mut nearest = assign(points, members, &centroids);
    for _ in 0..ROUNDS {
        centroids = means(points, members, &nearest, count);
        let moved = assign(points, members, &centroids);
        let is_settled = moved
            .iter()
            .zip(&nearest)
            .all(|(new, old)| new.cluster == old.cluster);
        nearest = moved;
        if is_settled {
            break;
        }
    }
    for (member, nearest) in members.iter().zip(&nearest) {
        clusters[nearest.cluster].push(*member);
    }
    clusters
}

/// The centroid nearest to a point, and the cosine of the angle between them.
#[derive(Debug, Clone, Copy)]
struct Nearest {
    cluster: usize,
    cosine: f32,
}

/// First centroids, as in k-means++: points far from those already taken are likelier.
fn spread(points: &Points, members: &[u32], count: usize, random: &mut Random) -> Vec<f32> {
    let mut centroids = Vec::with_capacity(count * points.dimensions);
    let mut far = vec![1.0_f32; members.len()];
    for _ in 0..count {
        let chances = members.iter().zip(&far);
        let chances = chances.map(|(member, far)| f64::from(far * points.weight(*member)));
        let chosen = points.point(members[random.choose(chances)]);
        centroids.extend_from_slice(chosen);
        for (far, member) in far.iter_mut().zip(members) {
            *far = far.min((1.0 - dot(points.point(*member), chosen)).max(0.0));
        }
    }
    centroids
}

/// The nearest centroid of each point, on all cores.
fn assign(points: &Points, members: &[u32], centroids: &[f32]) -> Vec<Nearest> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = members.len().div_ceil(threads).max(1);
    let of_share = |share: &[u32]| -> Vec<Nearest> {
        let points = share.iter().map(|member| points.point(*member));
        points.map(|point| nearest(point, centroids)).collect()
    };
    if members.len() < 1000 {
        return of_share(members);
    }
    thread::scope(|scope| {
        let shares = members.chunks(share);
        let running: Vec<_> = shares
            .map(|share| scope.spawn(move || of_share(share)))
            .collect();
        let done = running.into_iter().map(thread::ScopedJoinHandle::join);
        done.flat_map(|share| share.expect("assignment does not panic"))
            .collect()
    })
}

fn nearest(point: &[f32], centroids: &[f32]) -> Nearest {
    let mut best = Nearest {
        cluster: 0,
        cosine: f32::NEG_INFINITY,
    };
    for (cluster, centroid) in centroids.chunks_exact(point.len()).enumerate() {
        let cosine = dot(point, centroid);
        if cosine > best.cosine {
            best = Nearest { cluster, cosine };
        }
    }
    best
}

/// The directions of the clusters' weighted sums; a cluster without points takes one that lies badly.
fn means(points: &Points, members: &[u32], nearest: &[Nearest], count: usize) -> Vec<f32> {
    let mut centroids = vec![0.0; count * points.dimensions];
    let mut sizes = vec![0_usize; count];
    for (member, nearest) in members.iter().zip(nearest) {
        let start = nearest.cluster * points.dimensions;
        let centroid = &mut centroids[start..start + points.dimensions];
        let weight = points.weight(*member);
        for (sum, value) in centroid.iter_mut().zip(points.point(*member)) {
            *sum += value * weight;
        }
        sizes[nearest.cluster] += 1;
    }
    let mut outliers: Vec<usize> = Vec::new();
    if sizes.contains(&0) {
        outliers = (0..members.len()).collect();
        outliers.sort_by(|left, right| nearest[*right].cosine.total_cmp(&nearest[*left].cosine));
    }
    for (centroid, size) in centroids.chunks_mut(points.dimensions).zip(sizes) {
        if let (0, Some(outlier)) = (size, outliers.pop()) {
            centroid.copy_from_slice(points.point(members[outlier]));
        }
        normalise(centroid);
    }
    centroids
}

fn normalise(vector: &mut [f32]) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        for value in vector {
            *value /= length;
        }
    }
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    let (left_chunks, left_rest) = left.as_chunks::<LANES>();
    let (right_chunks, right_rest) = right.as_chunks::<LANES>();
    let mut sums = [0.0_f32; LANES];
    for (left, right) in left_chunks.iter().zip(right_chunks) {
        for lane in 0..LANES {
            sums[lane] += left[lane] * right[lane];
        }
    }
    let rest = left_rest.iter().zip(right_rest);
    sums.iter().sum::<f32>() + rest.map(|(left, right)| left * right).sum::<f32>()
}

/// Numbers that look random: splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// An index, each as likely as its chance says; the first if all chances are zero.
    fn choose(&mut self, chances: impl Iterator<Item = f64> + Clone) -> usize {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are kept")]
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let mut left = unit * chances.clone().sum::<f64>();
        let mut chosen = 0;
        for (index, chance) in chances.enumerate().filter(|(_, chance)| *chance > 0.0) {
            chosen = index;
            left -= chance;
            if left < 0.0 {
                break;
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_precision_loss, reason = "small numbers")]

    use super::*;
    use std::collections::HashSet;

    const DIMENSIONS: usize = 11;

    /// Points around `blobs` axes, `size` each, one blob after the other.
    fn blobs(blobs: usize, size: usize, noise: f32) -> Points {
        let mut random = Random(3);
        let mut values = Vec::new();
        for point in 0..blobs * size {
            for dimension in 0..DIMENSIONS {
                let axis = if dimension == point / size { 1.0 } else { 0.0 };
                let unit = (random.next() % 1000) as f32 / 1000.0 - 0.5;
                values.push(axis + unit * noise);
            }
        }
        Points::new(DIMENSIONS, values, vec![1.0; blobs * size])
    }

    #[test]
    fn separate_blobs_are_found() {
        for seed in 0..5 {
            let points = blobs(8, 200, 0.3);
            let members: Vec<u32> = (0..1600).collect();
            let mut clusters = split(&points, &members, 8, seed);
            clusters.sort();
            let expected = members.chunks(200).map(<[u32]>::to_vec);
            assert_eq!(clusters, expected.collect::<Vec<_>>());
        }
    }

    #[test]
    fn same_seed_same_clusters() {
        let points = blobs(5, 300, 2.0);
        assert_eq!(paths(&points, &[3, 2], 1), paths(&points, &[3, 2], 1));
        assert_ne!(paths(&points, &[3, 2], 1), paths(&points, &[3, 2], 2));
    }

    #[test]
    fn coarse_clusters_are_prefixes() {
        let points = blobs(4, 100, 0.3);
        let paths = paths(&points, &[2, 2], 1);
        let blobs: Vec<HashSet<u16>> = paths
            .chunks(100)
            .map(|blob| blob.iter().map(|path| path >> 2).collect())
            .collect();
        assert!(blobs.iter().all(|prefixes| prefixes.len() == 1));
        assert_eq!(blobs.iter().flatten().collect::<HashSet<_>>().len(), 4);
        assert!(paths.iter().collect::<HashSet<_>>().len() > 4);
    }

    #[test]
    fn odd_points_do_no_harm() {
        let none = Points::new(3, Vec::new(), Vec::new());
        assert!(none.is_empty());
        assert!(paths(&none, &[2], 1).is_empty());
        let zeros = Points::new(3, vec![0.0; 30], vec![1.0; 10]);
        assert_eq!(paths(&zeros, &[2], 1).len(), 10);
        let few = Points::new(1, vec![1.0, -1.0], vec![1.0; 2]);
        assert_eq!(paths(&few, &[2], 1), [0, 1]);
    }
}
