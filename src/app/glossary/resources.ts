/**
 * Where to read on: papers by their DOI, arXiv number or proceedings, and official documentation. The addresses are those under which
 * other works cite them; they were compared with such citations, not opened.
 */
export interface Resource {
  readonly title: string;
  /** Authors and year, or who publishes it. */
  readonly by: string;
  readonly address: string;
  /** Why one would read it. */
  readonly about: string;
}

export interface ResourceTopic {
  readonly topic: string;
  readonly entries: readonly Resource[];
}

const arxiv = (number: string): string => `https://arxiv.org/abs/${number}`;
const doi = (name: string): string => `https://doi.org/${name}`;

export const resources: readonly ResourceTopic[] = [
  {
    topic: 'Surveys and books',
    entries: [
      {
        title: 'A Survey of Convolutional Neural Networks: Analysis, Applications, and Prospects',
        by: 'Li, Liu, Yang, Peng and Zhou, 2021',
        address: arxiv('2004.02806'),
        about:
          'The survey to read first: from LeNet to today, with 1-D and 3-D convolutions and applications',
      },
      {
        title: 'Deep learning',
        by: 'LeCun, Bengio and Hinton, 2015',
        address: doi('10.1038/nature14539'),
        about: 'Eight pages by three of its founders',
      },
      {
        title: 'Deep Learning',
        by: 'Goodfellow, Bengio and Courville, 2016',
        address: 'https://www.deeplearningbook.org/',
        about: 'The textbook, free to read; chapter 9 is on convolutional networks',
      },
      {
        title: 'A guide to convolution arithmetic for deep learning',
        by: 'Dumoulin and Visin, 2016',
        address: arxiv('1603.07285'),
        about: 'Every case of kernel, stride and padding, drawn',
      },
    ],
  },
  {
    topic: 'How it came about',
    entries: [
      {
        title: 'Neocognitron',
        by: 'Fukushima, 1980',
        address: doi('10.1007/BF00344251'),
        about: 'Layers of local features, before back-propagation',
      },
      {
        title: 'Learning representations by back-propagating errors',
        by: 'Rumelhart, Hinton and Williams, 1986',
        address: doi('10.1038/323533a0'),
        about: 'How the slopes reach the first layer',
      },
      {
        title: 'Backpropagation Applied to Handwritten Zip Code Recognition',
        by: 'LeCun and others, 1989',
        address: doi('10.1162/neco.1989.1.4.541'),
        about: 'The first convolutional network that was trained',
      },
      {
        title: 'Gradient-based learning applied to document recognition',
        by: 'LeCun, Bottou, Bengio and Haffner, 1998',
        address: doi('10.1109/5.726791'),
        about: 'LeNet-5, and MNIST',
      },
      {
        title: 'ImageNet classification with deep convolutional neural networks',
        by: 'Krizhevsky, Sutskever and Hinton, 2012',
        address: doi('10.1145/3065386'),
        about: 'AlexNet',
      },
    ],
  },
  {
    topic: 'Better networks',
    entries: [
      {
        title: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
        by: 'Simonyan and Zisserman, 2014',
        address: arxiv('1409.1556'),
        about: 'Small kernels, stacked',
      },
      {
        title: 'Deep Residual Learning for Image Recognition',
        by: 'He, Zhang, Ren and Sun, 2015',
        address: arxiv('1512.03385'),
        about: 'Why deep plain networks fail, and skip connections',
      },
      {
        title: 'Network In Network',
        by: 'Lin, Chen and Yan, 2013',
        address: arxiv('1312.4400'),
        about: 'Global average pooling instead of a dense head',
      },
      {
        title: 'Batch Normalization',
        by: 'Ioffe and Szegedy, 2015',
        address: arxiv('1502.03167'),
        about: 'Faster and less touchy training',
      },
      {
        title: 'Dropout',
        by: 'Srivastava and others, 2014',
        address: 'https://jmlr.org/papers/v15/srivastava14a.html',
        about: 'Switching off neurons against overfitting',
      },
      {
        title: 'Random Erasing Data Augmentation',
        by: 'Zhong and others, 2017',
        address: arxiv('1708.04896'),
        about: 'The source of the upper rungs of the ladder in lesson 8',
      },
    ],
  },
  {
    topic: 'Training and tuning',
    entries: [
      {
        title: 'Adam: A Method for Stochastic Optimization',
        by: 'Kingma and Ba, 2014',
        address: arxiv('1412.6980'),
        about: 'The usual first choice of optimiser',
      },
      {
        title: 'Understanding the difficulty of training deep feedforward neural networks',
        by: 'Glorot and Bengio, 2010',
        address: 'https://proceedings.mlr.press/v9/glorot10a.html',
        about: 'The initialisation that bears his name',
      },
      {
        title: 'Delving Deep into Rectifiers',
        by: 'He, Zhang, Ren and Sun, 2015',
        address: arxiv('1502.01852'),
        about: 'Initial weights for relu',
      },
      {
        title: 'Random Search for Hyper-Parameter Optimization',
        by: 'Bergstra and Bengio, 2012',
        address: 'https://jmlr.org/papers/v13/bergstra12a.html',
        about: 'Why random search beats the grid',
      },
      {
        title: 'Hyperband',
        by: 'Li and others, 2016',
        address: arxiv('1603.06560'),
        about: 'Stopping bad runs early, with successive halving',
      },
    ],
  },
  {
    topic: 'Honest measuring',
    entries: [
      {
        title: 'The reusable holdout',
        by: 'Dwork and others, 2015',
        address: doi('10.1126/science.aaa9375'),
        about: 'What every look at a test set costs',
      },
      {
        title: 'Do CIFAR-10 Classifiers Generalize to CIFAR-10?',
        by: 'Recht and others, 2018',
        address: arxiv('1806.00451'),
        about: 'A second test set, years later',
      },
      {
        title: 'On Calibration of Modern Neural Networks',
        by: 'Guo, Pleiss, Sun and Weinberger, 2017',
        address: arxiv('1706.04599'),
        about: 'Why softmax says 0.9 too often',
      },
    ],
  },
  {
    topic: 'Looking inside',
    entries: [
      {
        title: 'Grad-CAM',
        by: 'Selvaraju and others, 2016',
        address: arxiv('1610.02391'),
        about: 'Which part of a picture decides',
      },
      {
        title: 'UMAP',
        by: 'McInnes, Healy and Melville, 2018',
        address: arxiv('1802.03426'),
        about: 'Many dimensions drawn in two',
      },
      {
        title: 'CNN Explainer',
        by: 'Wang and others, 2020',
        address: 'https://poloclub.github.io/cnn-explainer/',
        about: 'A small network, taken apart in the browser',
      },
    ],
  },
  {
    topic: 'Beyond pictures',
    entries: [
      {
        title: 'Predicting the sequence specificities of DNA- and RNA-binding proteins by deep learning',
        by: 'Alipanahi, Delong, Weirauch and Frey, 2015',
        address: doi('10.1038/nbt.3300'),
        about: 'DeepBind: the motif detector of lesson 9 at full size',
      },
      {
        title: 'XGBoost',
        by: 'Chen and Guestrin, 2016',
        address: arxiv('1603.02754'),
        about: 'Gradient boosting for tables',
      },
      {
        title: 'Why do tree-based models still outperform deep learning on tabular data?',
        by: 'Grinsztajn, Oyallon and Varoquaux, 2022',
        address: arxiv('2207.08815'),
        about: 'The comparison behind the advice',
      },
    ],
  },
  {
    topic: 'Data and software',
    entries: [
      {
        title: 'Fashion-MNIST',
        by: 'Xiao, Rasul and Vollgraf, 2017',
        address: arxiv('1708.07747'),
        about: 'The data set of this course',
      },
      {
        title: 'TensorFlow.js API',
        by: 'Google',
        address: 'https://js.tensorflow.org/api/latest/',
        about: 'Every function that you can call in a cell',
      },
      {
        title: 'Keras',
        by: 'The Keras team',
        address: 'https://keras.io/',
        about: 'The same layers in Python',
      },
    ],
  },
];
